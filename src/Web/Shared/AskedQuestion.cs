using OffenesHaus.Catalog;
using OffenesHaus.Intake;

namespace OffenesHaus.Web.Shared;

/// <summary>One question as a door shows it: the words of the person's language, the German below, what was written, and what looks odd about it.</summary>
public sealed class AskedQuestion
{
    public required Form Form { get; init; }

    public required Question Question { get; init; }

    public required Answers Answers { get; init; }

    /// <summary>As on the paper and on the telephone: part and place, <c>3.1</c>.</summary>
    public required string Number { get; init; }

    public required Say T { get; init; }

    public IReadOnlyList<FileView> Files { get; init; } = [];

    /// <summary>It is answered already, and what was answered is not shown here.</summary>
    public bool IsAnswered { get; init; }

    /// <summary>Files may be added; not beside a paper, whose scan is the evidence.</summary>
    public bool TakesFiles { get; init; } = true;

    /// <summary>What is shown as wrong; null before the page was sent.</summary>
    public Remark? Remark { get; init; }

    /// <summary>For evidence: files that were not taken.</summary>
    public IReadOnlyList<FileTrouble> Troubles { get; init; } = [];

    /// <summary>For rows: those that are written, and one more to write into.</summary>
    public IReadOnlyList<AskedRow> Rows { get; init; } = [];

    /// <summary>For rows: as many as there can be are there.</summary>
    public bool IsFull { get; init; }

    /// <summary>Itself and the cells of its rows.</summary>
    public IEnumerable<AskedQuestion> Leaves => Rows.SelectMany(r => r.Cells).Prepend(this);

    public string Label => Text("")!;

    public string? LabelGerman => German("");

    public string? RemarkText => RemarkIn(T);

    public string? RemarkGerman => T.Language.IsGerman ? null : RemarkIn(T.German);

    /// <summary>What it is about and the first sentence of the remark, for the summary at the top of the page.</summary>
    public string RemarkInShort => ShortIn(T);

    public string? RemarkInShortGerman => T.Language.IsGerman ? null : ShortIn(T.German);

    private string? RemarkIn(Say t) => Remark is null ? null
        : (Remark.IsMissing ? new QuestionWords(Form, Answers, t).Text(Question, ".missing") : null) ?? t["questions/" + Remark.Code, [.. Remark.Facts]];

    private string ShortIn(Say t)
    {
        var text = RemarkIn(t) ?? "";
        return $"{new QuestionWords(Form, Answers, t).LabelAlone(Question)} {(EndOfSentence(text) is > 0 and var end ? text[..(end + 1)] : text)}";
    }

    // The point behind an ordinal ends nothing: "Den 31. Februar gibt es nicht."
    private static int EndOfSentence(string text) =>
        Enumerable.Range(1, Math.Max(0, text.Length - 1)).FirstOrDefault(i => text[i] is '?' or '؟' || (text[i] == '.' && !char.IsDigit(text[i - 1])));

    public string? Invalid => Remark is null ? null : "true";

    /// <summary>Free words on the page that is received at once: what the law asks of an objection is said beside them, for no page comes between.</summary>
    public bool MayObjectHere => Question is { Kind: QuestionKind.LongText, Autocomplete: null, Max: > 1_000 } && Form.DeclaresWith is { } first && Form.Page(first)?.Questions.Contains(Question) == true;

    /// <summary>Hint and error, for readers of the screen; null when there is neither.</summary>
    public string? DescribedBy =>
        string.Join(' ', new[] { Text(".hint") is null ? null : $"{Question.Id}-h", MayObjectHere ? $"{Question.Id}-o" : null, Remark is null ? null : $"{Question.Id}-e", Troubles.Count == 0 ? null : $"{Question.Id}-f" }.OfType<string>()) is { Length: > 0 } ids ? ids : null;

    public string? InputType => Question.Kind == QuestionKind.Phone ? "tel" : "text";

    public string? InputMode => Question.Kind is QuestionKind.Number or QuestionKind.PostalCode ? "numeric" : null;

    public string Width => Question.Kind switch { QuestionKind.Iban or QuestionKind.InsuranceNumber => "iban", QuestionKind.PostalCode => "plz", _ => "" };

    public string? Text(string ending) => new QuestionWords(Form, Answers, T).Text(Question, ending);

    public string? German(string ending) => T.Language.IsGerman ? null : new QuestionWords(Form, Answers, T.German).Text(Question, ending);

    /// <summary>As it is called where several stand together: "Person 2 – Name".</summary>
    public string LabelAlone => new QuestionWords(Form, Answers, T).LabelAlone(Question);

    public string Autocomplete(string part) => Question.Autocomplete == "bday"
        ? part switch { "d" => "bday-day", "m" => "bday-month", _ => "bday-year" }
        : "off";
}
