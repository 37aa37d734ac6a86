using OffenesHaus.Catalog;

namespace OffenesHaus.Intake;

/// <summary>
/// Notices when somebody's own words may be an objection (Widerspruch, § 84 SGG), in any language of the house. It errs on the side of the person:
/// a word too many costs a sentence, a word too few a right.
/// </summary>
public sealed class ObjectionWords(Texts texts)
{
    private const string Objection = "objection";

    private readonly string[] words = [.. Language.All.SelectMany(l => texts[l, "objection/words"].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];

    /// <summary>The form that is for an objection is one, whatever its words; in every other form the words are looked at.</summary>
    public bool In(Form form, Answers answers) =>
        form.Act == Objection || form.Pages.SelectMany(p => p.Leaves)
            .Where(q => q.Kind is QuestionKind.LongText or QuestionKind.Text)
            .Any(q => answers[q.Id] is { } written && In(written));

    public bool In(string written) =>
        words.Any(w => written.Contains(w, StringComparison.OrdinalIgnoreCase));
}
