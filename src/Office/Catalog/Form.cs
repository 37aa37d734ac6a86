using System.Collections.Frozen;
using System.Text.Json.Serialization;

namespace OffenesHaus.Catalog;

/// <summary>A form as data (<c>forms/&lt;code&gt;/form.json</c>): pages of questions that every door shows the same way.</summary>
public sealed record Form
{
    /// <summary>The name of its folder and in addresses: <c>change-notice</c>.</summary>
    public required string Code { get; init; }

    /// <summary>Raised with every change of meaning; answers remember the version they were given to.</summary>
    public required int Version { get; init; }

    /// <summary>The service of the catalogue this form is for.</summary>
    public required string Service { get; init; }

    /// <summary>What the law calls the act (docs/law.md): decides which channels do. <c>application</c>, <c>change-notice</c>, <c>free</c>.</summary>
    public required string Act { get; init; }

    /// <summary>When set, handing in this page already is the declaration (§ 37 SGB II): the rest may follow.</summary>
    public string? DeclaresWith { get; init; }

    /// <summary>A page that is asked for each row of a list stands here once for each row there can be.</summary>
    public required IReadOnlyList<FormPage> Pages { get; init; }

    /// <summary>Questions of earlier versions: what was answered to them is shown and kept, and asked of nobody any more.</summary>
    public IReadOnlyList<Question> Retired { get; init; } = [];

    /// <summary>Question id by what the office needs it for: <c>name</c>, <c>birthDate</c>, <c>customerNumber</c>, <c>replyBy</c>, <c>replyLanguage</c>, <c>address</c>, <c>reach</c>, <c>urgent</c> (anything ticked there cannot wait); <c>street</c>, <c>postalCode</c>, <c>city</c>, and <c>lettersThere</c>: letters may go to these; <c>decidedOn</c> and <c>receivedOn</c>: a decision somebody objects to.</summary>
    public IReadOnlyDictionary<string, string> Traits { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The questions whose answers tell where somebody lives or can be found: what an address secrecy covers as a whole (§ 51 BMG).</summary>
    public IReadOnlyList<string> Addresses { get; init; } = [];

    /// <summary>Every question there is: of pages, cells of rows, and those of earlier versions.</summary>
    internal FrozenDictionary<string, Question> ById { get; init; } = FrozenDictionary<string, Question>.Empty;

    /// <summary>What was answered to the question that carries a trait (<c>name</c>, <c>address</c>); null when nothing was, or the form does not ask.</summary>
    public string? Trait(Answers answers, string trait) => Traits.TryGetValue(trait, out var question) ? answers[question] : null;

    public FormPage? Page(string code) => Pages.FirstOrDefault(p => p.Code == code);

    public Question? Question(string id) => ById.GetValueOrDefault(id);

    /// <summary>The pages that these answers lead to, in order. A branch left behind is not among them.</summary>
    public IReadOnlyList<FormPage> PagesFor(Answers answers) => Way(answers).Pages;

    /// <summary>What no page of the way asks any more is pruned: a left branch never reaches the office or a letter.</summary>
    public Answers Prune(Answers answers) => Way(answers).Kept;

    /// <summary>Answers to questions that no version asks any more: given in good faith, never lost.</summary>
    public IEnumerable<Question> RetiredIn(Answers answers) => Retired.Where(q => q.Fields.Any(f => answers[f] is not null));

    /// <summary>
    /// Asked, and neither answered nor brought, in the order of the form. Evidence that the office has already, or that cannot be had, is not missing: somebody said so.
    /// </summary>
    public IReadOnlyList<Question> MissingFrom(Answers answers, Func<Question, bool> hasFile) =>
    [
        .. PagesFor(answers).SelectMany(p => p.QuestionsFor(answers)).SelectMany(q => Asked(q, answers))
            .Where(q => q.Kind == QuestionKind.Evidence
                ? !hasFile(q) && answers[q.Instead] is null or InsteadOfFile.Later
                : q.Required && q.Fields.All(f => answers[f] is null)),
    ];

    // An empty list is missing as one; in a list with rows, only what its rows lack.
    private static IEnumerable<Question> Asked(Question question, Answers answers) =>
        question.Kind == QuestionKind.Rows && question.RowsIn(answers).ToHashSet() is { Count: > 0 } rows ? question.Cells.Where(c => rows.Contains(c.Row)) : [question];

    // In order, because a condition looks at earlier pages only: what a left page was answered with leads nowhere.
    private (IReadOnlyList<FormPage> Pages, Answers Kept) Way(Answers answers)
    {
        List<FormPage> pages = [];
        var kept = new Answers();
        foreach (var page in Pages.Where(p => p.When?.Holds(kept) ?? true))
        {
            pages.Add(page);
            foreach (var question in page.QuestionsFor(kept).ToList())
                kept.Take(question, answers);
        }

        foreach (var question in Retired)
            kept.Take(question, answers);
        return (pages, kept);
    }
}

/// <summary>One topic, three to seven questions that belong together.</summary>
public sealed record FormPage
{
    /// <summary>In addresses. On a page for each row of a list with the number of the row: <c>pay~2</c>.</summary>
    public required string Code { get; init; }

    public Condition? When { get; init; }

    /// <summary>The rows question for each of whose rows the page is asked; null for a page that is asked once.</summary>
    public string? Each { get; init; }

    /// <summary>For a page with <see cref="Each"/>: it is asked about the person themself as well.</summary>
    public bool Self { get; init; }

    /// <summary>Its questions follow from the law; the official form was not there to copy. The page says so.</summary>
    public bool Derived { get; init; }

    public required IReadOnlyList<Question> Questions { get; init; }

    /// <summary>Its name in the texts: <c>pay</c> for <c>pay~2</c>.</summary>
    [JsonIgnore]
    public string Words { get => field ?? Code; init; }

    /// <summary>Whom it is asked about; null: the person themself, or nobody in particular.</summary>
    [JsonIgnore]
    public ListRow? About { get; init; }

    [JsonIgnore]
    public IEnumerable<Question> Leaves => Questions.SelectMany(q => q.Leaves);

    /// <summary>With answers that are pruned: what was written on a left page decides nothing.</summary>
    public IEnumerable<Question> QuestionsFor(Answers answers) => Questions.Where(q => q.When?.Holds(answers) ?? true);
}
