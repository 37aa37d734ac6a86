namespace OffenesHaus.Catalog;

/// <summary>
/// The words of a question in one language. About somebody of a list they are those that end in <c>.of</c>, with the name that was written;
/// where a form has none of those, the plain ones fit everybody.
/// </summary>
public sealed record QuestionWords(Form Form, Answers Answers, Say T)
{
    public string Label(Question question) => Text(question, "") ?? T[$"{Form.Code}/texts/q.{question.Words}"];

    /// <summary>Null where nobody wrote one: a hint is optional.</summary>
    public string? Text(Question question, string ending) => About(question.About, $"q.{question.Words}", ending);

    public string Choice(Question question, string choice) => T.Maybe($"{Form.Code}/texts/q.{question.Words}.{choice}") ?? choice;

    /// <summary>Alone, away from its list: "Person 2 – Name".</summary>
    public string LabelAlone(Question question) => question.Row == 0 ? Label(question)
        : T["questions/of-row", T[$"{Form.Code}/texts/q.{question.Words[..question.Words.LastIndexOf('.')]}.row", question.Row], Label(question)];

    public string Page(FormPage page) => About(page.About, $"p.{page.Words}", "") ?? T[$"{Form.Code}/texts/p.{page.Words}"];

    public string? PageLead(FormPage page) => About(page.About, $"p.{page.Words}", ".lead");

    private string? About(ListRow? row, string key, string ending) =>
        row is not null && T.Maybe($"{Form.Code}/texts/{key}.of{ending}") is not null ? T[$"{Form.Code}/texts/{key}.of{ending}", Name(row)] : T.Maybe($"{Form.Code}/texts/{key}{ending}");

    /// <summary>What is folded away on a page: as the form calls it in short, else all of its questions.</summary>
    public string Aside(FormPage page, IEnumerable<Question> folded) =>
        T["portal/aside", T.Maybe($"{Form.Code}/texts/p.{page.Words}.aside") ?? string.Join(' ', folded.Select(Label))];

    // "Fatima"; before a name is written, "Person 2".
    private string Name(ListRow row) => Answers[row.NameField] ?? T[$"{Form.Code}/texts/q.{row.List}.row", row.Number];
}
