using System.Text.Json.Serialization;

namespace OffenesHaus.Catalog;

/// <summary>One question of a form. Its words stand in the texts of the form: <c>q.&lt;id&gt;</c>, <c>q.&lt;id&gt;.hint</c>, <c>q.&lt;id&gt;.&lt;choice&gt;</c>.</summary>
public sealed record Question
{
    /// <summary>Unique in its form. On a page that is asked for each row of a list it carries the number of the row: <c>pay.kinds~2</c>.</summary>
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

    /// <summary>For rows: the most there can be.</summary>
    public int Most { get; init; }

    /// <summary>For rows: what is asked about each, as the form says it once.</summary>
    public IReadOnlyList<Question> Of { get; init; } = [];

    /// <summary>For rows: the questions of every row there can be, in order.</summary>
    [JsonIgnore]
    public IReadOnlyList<Question> Cells { get; init; } = [];

    /// <summary>For a cell: which row of its question it stands in, from 1; 0 for every other question.</summary>
    [JsonIgnore]
    public int Row { get; init; }

    /// <summary>Its name in the texts: the id as the form says it once, for all rows.</summary>
    [JsonIgnore]
    public string Words { get => field ?? Id; init; }

    /// <summary>Whom it is asked about, on a page for each row of a list; null: the person themself.</summary>
    [JsonIgnore]
    public ListRow? About { get; init; }

    /// <summary>The questions with an answer of their own: itself, or every cell of its rows.</summary>
    [JsonIgnore]
    public IReadOnlyList<Question> Leaves => Kind == QuestionKind.Rows ? Cells : [this];

    /// <summary>The names of its input fields: one, three for a date, all of its cells for rows; for evidence why there is no file, and the day it is promised for.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Fields => Kind switch
    {
        QuestionKind.Date => [$"{Id}.d", $"{Id}.m", $"{Id}.y"],
        QuestionKind.Evidence => [Instead, .. PromisedFor.Fields],
        QuestionKind.Rows => [.. Cells.SelectMany(c => c.Fields)],
        _ => [Id],
    };

    /// <summary>The field a link to the question leads to.</summary>
    [JsonIgnore]
    public string FirstField => Kind == QuestionKind.Evidence ? Id : Fields[0];

    /// <summary>For evidence: the field that says what there is instead of a file. (<see cref="InsteadOfFile"/>)</summary>
    [JsonIgnore]
    public string Instead => $"{Id}.instead";

    /// <summary>For evidence: by when somebody says they will bring it. Never a deadline.</summary>
    [JsonIgnore]
    public Question PromisedFor => new() { Id = $"{Id}.by", Kind = QuestionKind.Date, Words = Words, About = About };

    /// <summary>The numbers of the rows in which something is written.</summary>
    public IEnumerable<int> RowsIn(Answers answers) =>
        Cells.Where(c => c.Fields.Any(f => answers[f] is not null)).Select(c => c.Row).Distinct();
}

/// <summary>One row of a list of the form (<c>people</c>, 2): who or what a page is asked about.</summary>
/// <param name="List">The question of the rows.</param>
/// <param name="Number">From 1.</param>
/// <param name="NameField">The field of its first cell: how it is called.</param>
public sealed record ListRow(string List, int Number, string NameField);

/// <summary>What somebody may say instead of adding a file: no paper at hand is no reason to stop (§ 60, § 65 SGB I).</summary>
public static class InsteadOfFile
{
    public const string Later = "later", OfficeHasIt = "office-has-it", CannotGet = "cannot-get";

    public static IReadOnlyList<string> All { get; } = [Later, OfficeHasIt, CannotGet];
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

    /// <summary>The number of the pension insurance (Versicherungsnummer, § 147 SGB VI).</summary>
    InsuranceNumber,

    /// <summary>Photos and files, or what there is instead of them.</summary>
    Evidence,

    /// <summary>A list with the same few questions for each row: the people of a household, the jobs of a person.</summary>
    Rows,

    /// <summary>Something to read, nothing to answer.</summary>
    Notice,
}
