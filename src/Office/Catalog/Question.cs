namespace OffenesHaus.Catalog;

/// <summary>One question of a form. Its words stand in the texts of the form: <c>q.&lt;id&gt;</c>, <c>q.&lt;id&gt;.hint</c>, <c>q.&lt;id&gt;.&lt;choice&gt;</c>.</summary>
public sealed class Question
{
    public required string Id { get; init; }

    public required QuestionKind Kind { get; init; }

    /// <summary>Needed for completeness, never for receipt (§ 60 Abs. 2 SGB I: forms shall be used, they are no condition).</summary>
    public bool Required { get; init; }

    /// <summary>Asked although nobody has to answer: said beside the question.</summary>
    public bool Voluntary { get; init; }

    /// <summary>Folded away below the other questions, for the few who need it.</summary>
    public bool Aside { get; init; }

    public int Max { get; init; } = 200;

    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>May only look at earlier pages: without script a page cannot change under the reader.</summary>
    public Condition? When { get; init; }

    /// <summary>How the browser may fill it in (HTML autocomplete token).</summary>
    public string? Autocomplete { get; init; }

    /// <summary>For questions with a date: whether only the past or only the future makes sense. Odd dates are asked about, never refused.</summary>
    public string? Expect { get; init; }

    /// <summary>The names of its input fields: one, or three for a date.</summary>
    public IReadOnlyList<string> Fields =>
        Kind is QuestionKind.Date ? [$"{Id}.d", $"{Id}.m", $"{Id}.y"] : [Id];

    public bool AskedIn(string field) => field == Id || field.StartsWith(Id + ".", StringComparison.Ordinal);
}

/// <summary>How a question is asked and what an answer to it looks like.</summary>
public enum QuestionKind
{
    Text,
    LongText,
    Date,
    Choice,
    Choices,
    Money,
    Iban,
    PostalCode,
    Phone,
    Number,

    /// <summary>Photos and files; the answer is the files themselves.</summary>
    Evidence,

    /// <summary>Something to read, nothing to answer.</summary>
    Notice,
}
