using OffenesHaus.Catalog;

namespace OffenesHaus.Intake;

/// <summary>What comes of a page that two wrote on: question by question, and where both wrote the later post wins and is named.</summary>
internal sealed record MergedPage(Answers Answers, IReadOnlyList<string> Overwritten, bool Changed)
{
    /// <param name="page">What it asks.</param>
    /// <param name="posted">What comes now.</param>
    /// <param name="latest">What stands there.</param>
    /// <param name="seen">What whoever posts had before them.</param>
    public static MergedPage Of(FormPage page, Answers posted, Answers latest, Answers seen)
    {
        var merged = latest.With(Answers.None);
        List<string> overwritten = [];
        foreach (var question in page.Leaves.Where(q => !posted.SameAs(seen, q)))
        {
            if (!latest.SameAs(seen, question) && !latest.SameAs(posted, question))
                overwritten.Add(question.Id);
            merged.Take(question, posted);
        }

        return page.Leaves.All(q => merged.SameAs(latest, q)) ? new(latest, [], Changed: false) : new(merged, overwritten, Changed: true);
    }

    /// <summary>
    /// What a paper adds to a page that somebody else wrote: a field it leaves empty stays as it was, a box it ticks stands beside those that are ticked, every other answer is the newer one.
    /// </summary>
    public static Answers Added(FormPage page, Answers typed, Answers latest)
    {
        var merged = latest.With(Answers.None);
        foreach (var question in page.Leaves.Where(q => q.Fields.Any(f => typed[f] is not null)))
            if (question.Kind == QuestionKind.Choices)
                merged.Add(question.Id, question.Choices.Where(c => latest.Has(question.Id, c) || typed.Has(question.Id, c)));
            else
                merged.Take(question, typed);
        return merged;
    }
}
