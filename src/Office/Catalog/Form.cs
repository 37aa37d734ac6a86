namespace OffenesHaus.Catalog;

/// <summary>A form as data (<c>forms/&lt;code&gt;/form.json</c>): pages of questions that every door shows the same way.</summary>
public sealed class Form
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

    public required IReadOnlyList<FormPage> Pages { get; init; }

    /// <summary>Question id by what the office needs it for: <c>name</c>, <c>birthDate</c>, <c>customerNumber</c>, <c>replyBy</c>, <c>address</c>, <c>reach</c>.</summary>
    public IReadOnlyDictionary<string, string> Traits { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The questions whose answers tell where somebody lives or can be found: what an address secrecy covers as a whole (§ 51 BMG).</summary>
    public IReadOnlyList<string> Addresses { get; init; } = [];

    /// <summary>What was answered to the question that carries a trait (<c>name</c>, <c>address</c>); null when nothing was, or the form does not ask.</summary>
    public string? Trait(Answers answers, string trait) => Traits.TryGetValue(trait, out var question) ? answers[question] : null;

    public FormPage? Page(string code) => Pages.FirstOrDefault(p => p.Code == code);

    public Question? Question(string id) => Pages.SelectMany(p => p.Questions).FirstOrDefault(q => q.Id == id);

    /// <summary>The pages that these answers lead to, in order. A branch left behind is not among them.</summary>
    public IReadOnlyList<FormPage> PagesFor(Answers answers) =>
        [.. Pages.Where(p => p.When?.Holds(answers) ?? true)];

    /// <summary>What no page of the way asks any more is pruned: a left branch never reaches the office or a letter.</summary>
    public Answers Prune(Answers answers)
    {
        var asked = PagesFor(answers).SelectMany(p => p.QuestionsFor(answers)).SelectMany(q => q.Fields).ToHashSet(StringComparer.Ordinal);
        return answers.Only(asked);
    }
}

/// <summary>One topic, three to seven questions that belong together.</summary>
public sealed class FormPage
{
    public required string Code { get; init; }

    public Condition? When { get; init; }

    public required IReadOnlyList<Question> Questions { get; init; }

    public IEnumerable<Question> QuestionsFor(Answers answers) => Questions.Where(q => q.When?.Holds(answers) ?? true);
}
