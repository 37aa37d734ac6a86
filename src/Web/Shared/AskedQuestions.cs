using OffenesHaus.Catalog;
using OffenesHaus.Intake;

namespace OffenesHaus.Web.Shared;

/// <summary>Puts the questions of a page before whoever fills it in, the same way at every door.</summary>
public sealed record AskedQuestions
{
    public required Form Form { get; init; }

    /// <summary>Everything written so far, this page as it was typed.</summary>
    public required Answers Answers { get; init; }

    public required Say T { get; init; }

    public IReadOnlyList<FileView> Files { get; init; } = [];

    public IReadOnlyList<Remark> Remarks { get; init; } = [];

    /// <summary>Files that came with this post and were not taken.</summary>
    public IReadOnlyList<FileTrouble> Troubles { get; init; } = [];

    /// <summary>Fields that are answered where whoever fills this in may not look; null: they see everything.</summary>
    public IReadOnlySet<string>? Answered { get; init; }

    /// <summary>The list that gets one more empty row; null: none was asked for.</summary>
    public string? More { get; init; }

    /// <summary>Where the number of the page belongs before that of the question: <c>3.</c>; empty where there is one page only.</summary>
    public string PagePrefix { get; init; } = "";

    public IReadOnlyList<AskedQuestion> On(FormPage page) =>
        [.. page.QuestionsFor(Form.Prune(Answers)).Select((q, i) => Ask(q, $"{PagePrefix}{i + 1}"))];

    private AskedQuestion Ask(Question question, string number)
    {
        var shown = question.Kind == QuestionKind.Rows ? RowsOf(question) : [];
        return new()
        {
            Form = Form,
            Question = question,
            Answers = Answers,
            Number = number,
            T = T,
            Files = [.. Files.Where(f => f.Question == question.Id)],
            IsAnswered = Answered is not null && question.Fields.Append(question.Id).Any(Answered.Contains),
            TakesFiles = Answered is null,
            Troubles = question.Kind == QuestionKind.Evidence ? [.. Troubles.Where(f => f.Field == question.Id)] : [],
            Remark = Remarks.FirstOrDefault(r => r.Question == question.Id),
            Rows = [.. shown.Select((row, place) => new AskedRow(row, RowLabel(T, question, place), T.Language.IsGerman ? null : RowLabel(T.German, question, place), [.. question.Cells.Where(c => c.Row == row).Select((c, i) => Ask(c, $"{number}.{place + 1}{(char)('a' + i)}"))]))],
            IsFull = FirstFree(question) > question.Most,
        };
    }

    private string RowLabel(Say t, Question rows, int place) => t[$"{Form.Code}/texts/q.{rows.Words}.row", place + 1];

    private List<int> RowsOf(Question rows)
    {
        List<int> shown = [.. rows.RowsIn(Answers).Union(rows.Cells.Where(c => Files.Any(f => f.Question == c.Id)).Select(c => c.Row)).Order()];
        if ((shown.Count == 0 || More == rows.Id) && FirstFree(rows) is var free && free <= rows.Most)
            shown.Add(free);
        return shown;
    }

    // Never a row that was used before: what was once told about somebody who is no longer in the list must not come back about somebody else.
    private int FirstFree(Question rows) =>
        1 + Form.Pages.Where(p => p.About?.List == rows.Id).SelectMany(p => p.Leaves, (p, q) => (p.About!.Number, q))
            .Concat(rows.Cells.Select(c => (Number: c.Row, q: c)))
            .Where(r => r.q.Fields.Any(f => Answers[f] is not null || Answered?.Contains(f) == true))
            .Select(r => r.Number)
            .DefaultIfEmpty(0)
            .Max();
}

/// <summary>One row of a list as a door shows it.</summary>
/// <param name="Number">In the names of its fields.</param>
/// <param name="Label">"Person 2", counted as it stands on the page.</param>
/// <param name="German">The same in German; null on a German page.</param>
/// <param name="Cells">In the order of the form.</param>
public sealed record AskedRow(int Number, string Label, string? German, IReadOnlyList<AskedQuestion> Cells);
