using System.Globalization;
using OffenesHaus.Catalog;

namespace OffenesHaus.Intake;

/// <summary>The answers of a request in the order of its form, for reading: on the check page, the receipt and the desk.</summary>
public sealed record AnswerList(Form Form, Answers Answers, IReadOnlyList<FileView> Files, Say T)
{
    /// <summary>Where "change" leads, followed by the page and the question; null: nothing can be changed any more.</summary>
    public string? ChangePath { get; init; }

    public bool ShowsEmpty { get; init; }

    private QuestionWords Words => field ??= new(Form, Answers, T);

    /// <summary>Page by page; a list with the cells of its rows, each a question of its own.</summary>
    public IEnumerable<(FormPage Page, IReadOnlyList<Question> Questions)> Parts() =>
        Form.PagesFor(Answers)
            .Select(p => (p, (IReadOnlyList<Question>)[.. p.QuestionsFor(Answers).SelectMany(q => q.Kind == QuestionKind.Rows ? CellsOf(q) : [q]).Where(q => q.Kind != QuestionKind.Notice && (ShowsEmpty || !IsEmpty(q)))]))
            .Where(p => p.Item2.Count > 0);

    /// <summary>Everything that was said in words: all but evidence of which there are only files.</summary>
    public IEnumerable<Question> Said() =>
        Parts().SelectMany(p => p.Questions).Concat(Retired).Where(q => q.Kind != QuestionKind.Evidence || Answers[q.Instead] is not null);

    /// <summary>Answers to questions that nobody is asked any more, for they stand in an older version of the form.</summary>
    public IReadOnlyList<Question> Retired => [.. Form.RetiredIn(Answers)];

    /// <summary>Evidence that the person says they cannot get: what then is the office's to find out (§ 20 SGB X, § 65 SGB I).</summary>
    public IEnumerable<Question> CannotGet() =>
        Parts().SelectMany(p => p.Questions).Where(q => q.Kind == QuestionKind.Evidence && Answers[q.Instead] == InsteadOfFile.CannotGet);

    public bool IsEmpty(Question q) => q.Fields.All(f => Answers[f] is null) && Files.All(f => f.Question != q.Id);

    public IEnumerable<FileView> FilesOf(Question q) => Files.Where(f => f.Question == q.Id);

    public string Label(Question q) => Words.LabelAlone(q);

    public string Label(Question q, Say t) => (Words with { T = t }).LabelAlone(q);

    public string PageTitle(FormPage page) => Words.Page(page);

    /// <summary>The answer as one reads it: choices in words, a date as a day, everything else as written.</summary>
    public string Value(Question q) => Value(q, T);

    public string Value(Question q, Say t) => Masked.Is(Answers[q.Id]) ? t["protection/masked"] : q.Kind switch
    {
        QuestionKind.Choice or QuestionKind.Choices =>
            string.Join(t["house/list"], Answers.All(q.Id).Select(c => (Words with { T = t }).Choice(q, c))),
        QuestionKind.Evidence => Instead(q, t),
        QuestionKind.Date => AnswerCheck.DateIn(q, Answers) is { } day ? t.ShortDay(day) : string.Join('.', q.Fields.Select(f => Answers[f] ?? "?")),
        QuestionKind.Money => AnswerCheck.Amount(Answers[q.Id] ?? "") is { } euros ? euros.ToString("#,##0.00", CultureInfo.GetCultureInfo("de-DE")) + "\u00a0€" : Answers[q.Id] ?? "",
        _ => string.Join('\n', Answers.All(q.Id)),
    };

    // Anything but the three answers is shown as it was posted.
    private string Instead(Question q, Say t) =>
        Answers[q.Instead] is not { } said ? ""
        : said == InsteadOfFile.Later && AnswerCheck.DateIn(q.PromisedFor, Answers) is { } by ? t["questions/instead.later-by", by]
        : t.Maybe($"questions/instead.{said}") ?? said;

    private IEnumerable<Question> CellsOf(Question rows)
    {
        var written = rows.RowsIn(Answers).ToHashSet();
        return rows.Cells.Where(c => written.Contains(c.Row) || Files.Any(f => f.Question == c.Id));
    }

    /// <summary>True for numbers that keep their own direction on a right-to-left page.</summary>
    public static bool IsDigits(Question q) => q.Kind is QuestionKind.Money or QuestionKind.Iban or QuestionKind.Phone or QuestionKind.Number or QuestionKind.PostalCode or QuestionKind.InsuranceNumber;

    /// <summary>True for words somebody wrote: they are shown as written, in their own direction, never translated by the house.</summary>
    public static bool IsFreeText(Question q) => q.Kind is QuestionKind.Text or QuestionKind.LongText;
}
