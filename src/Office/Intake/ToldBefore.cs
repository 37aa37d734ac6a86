using OffenesHaus.Catalog;

namespace OffenesHaus.Intake;

/// <summary>What somebody handed in with another request that is open to them, and what of it fits a page of this form: to be looked at and changed, never kept by itself.</summary>
public static class ToldBefore
{
    /// <summary>The same question, asked the same way. What stands masked is told by nobody.</summary>
    public static Answers Of(OwnRequestView earlier, Form form, FormPage page)
    {
        var told = new Answers();
        if (earlier.State == RequestState.Unsent || earlier.Form.Code == form.Code)
            return told;
        var known = earlier.Form.Prune(earlier.Answers);
        foreach (var question in page.Leaves.Where(q => q.About is null && q.Row == 0 && earlier.Form.Question(q.Id)?.Kind == q.Kind && q.Kind is not (QuestionKind.Evidence or QuestionKind.Rows) && !Masked.Is(known[q.Id])))
            told.Take(question, known);
        return told;
    }
}
