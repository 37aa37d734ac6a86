using OffenesHaus.Catalog;
using OffenesHaus.Intake;
using OffenesHaus.Law;

namespace OffenesHaus.Web.Shared;

/// <summary>All that was written, before it is handed in: what is missing, what looks odd, and whether it may be an objection. The same at every door.</summary>
public sealed record Checked
{
    public required RequestNumber Number { get; init; }

    public required AnswerList Answers { get; init; }

    public required IReadOnlyList<(FormPage Page, Question Question)> Missing { get; init; }

    public required IReadOnlyList<(FormPage Page, Question Question, Remark Remark)> Odd { get; init; }

    /// <summary>Typed from a paper, and answered in the request before: what the paper says is the newer answer.</summary>
    public IReadOnlyList<(FormPage Page, Question Question)> Newer { get; init; } = [];

    /// <summary>The question for the address of a letter that is wished for and has nowhere to go; null: there is nothing to ask.</summary>
    public (FormPage Page, Question Question)? LetterTo { get; init; }

    public required bool MayBeObjection { get; init; }

    /// <summary>Where a page of the form is changed, to be followed by its code.</summary>
    public required string ChangePath { get; init; }
}

/// <summary>Looks through what was written.</summary>
public sealed class CheckAnswers(ObjectionWords objections, Say t, TimeProvider clock)
{
    public Checked Of(OwnRequestView view, string changePath)
    {
        var form = view.Form;
        var answers = form.Prune(view.Answers);
        var today = GermanTime.DayOf(clock.GetUtcNow());
        var remarks = form.PagesFor(answers).SelectMany(p => AnswerCheck.Of(p, answers, today).Select(r => (Page: p, Question: form.Question(r.Question)!, Remark: r))).ToList();
        bool Before(Question question) => view.Answered is { } answered && question.Fields.Append(question.Id).Any(answered.Contains);
        return new()
        {
            Number = view.Number,
            Answers = new(form, answers, view.Files, t) { ChangePath = changePath },
            Missing = [.. remarks.Where(r => r.Remark.IsMissing && !Before(r.Question)).Select(r => (r.Page, r.Question))],
            Odd = [.. remarks.Where(r => !r.Remark.IsMissing)],
            Newer = [.. form.PagesFor(answers).SelectMany(p => p.Leaves.Where(q => Before(q) && q.Fields.Any(f => answers[f] is not null)).Select(q => (p, q)))],
            LetterTo = view.LetterGoesNowhere && form.Traits.TryGetValue("address", out var address) ? form.PagesFor(answers).SelectMany(p => p.Leaves.Where(q => q.Id == address).Select(q => ((FormPage, Question)?)(p, q))).FirstOrDefault() : null,
            MayBeObjection = objections.In(form, answers),
            ChangePath = changePath,
        };
    }
}
