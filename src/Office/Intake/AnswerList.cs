using System.Globalization;
using OffenesHaus.Catalog;

namespace OffenesHaus.Intake;

/// <summary>The answers of a request in the order of its form, for reading: on the check page, the receipt and the desk.</summary>
public sealed record AnswerList(Form Form, Answers Answers, IReadOnlyList<FileView> Files, Say T)
{
    /// <summary>Where "change" leads, followed by the page and the question; null: nothing can be changed any more.</summary>
    public string? ChangePath { get; init; }

    public bool ShowsEmpty { get; init; }

    public IEnumerable<(FormPage Page, IReadOnlyList<Question> Questions)> Parts() =>
        Form.PagesFor(Answers)
            .Select(p => (p, (IReadOnlyList<Question>)[.. p.QuestionsFor(Answers).Where(q => q.Kind != QuestionKind.Notice && (ShowsEmpty || !IsEmpty(q)))]))
            .Where(p => p.Item2.Count > 0);

    public bool IsEmpty(Question q) => q.Fields.All(f => Answers[f] is null) && Files.All(f => f.Question != q.Id);

    public IEnumerable<FileView> FilesOf(Question q) => Files.Where(f => f.Question == q.Id);

    public string Label(Question q) => Label(q, T);

    public string Label(Question q, Say t) => t[$"{Form.Code}/texts/q.{q.Id}"];

    public string PageTitle(FormPage page) => T[$"{Form.Code}/texts/p.{page.Code}"];

    /// <summary>The answer as one reads it: choices in words, a date as a day, everything else as written.</summary>
    public string Value(Question q) => Value(q, T);

    public string Value(Question q, Say t) => Masked.Is(Answers[q.Id]) ? t["protection/masked"] : q.Kind switch
    {
        QuestionKind.Choice or QuestionKind.Choices =>
            string.Join(t["house/list"], Answers.All(q.Id).Select(c => t.Maybe($"{Form.Code}/texts/q.{q.Id}.{c}") ?? c)),
        QuestionKind.Date => AnswerCheck.DateIn(q, Answers) is { } day ? t.ShortDay(day) : string.Join('.', q.Fields.Select(f => Answers[f] ?? "?")),
        QuestionKind.Money => AnswerCheck.Amount(Answers[q.Id] ?? "") is { } euros ? euros.ToString("#,##0.00", CultureInfo.GetCultureInfo("de-DE")) + "\u00a0€" : Answers[q.Id] ?? "",
        _ => string.Join('\n', Answers.All(q.Id)),
    };

    /// <summary>True for numbers that keep their own direction on a right-to-left page.</summary>
    public static bool IsDigits(Question q) => q.Kind is QuestionKind.Money or QuestionKind.Iban or QuestionKind.Phone or QuestionKind.Number or QuestionKind.PostalCode;

    /// <summary>True for words somebody wrote: they are shown as written, in their own direction, never translated by the house.</summary>
    public static bool IsFreeText(Question q) => q.Kind is QuestionKind.Text or QuestionKind.LongText;
}
