using OffenesHaus.Catalog;

namespace OffenesHaus.Intake;

/// <summary>
/// Notices when somebody's own words may be an objection (Widerspruch, § 84 SGG), in any language of the house. It errs on the side of the person:
/// a word too many costs a sentence, a word too few a right.
/// </summary>
public sealed class ObjectionWords(Texts texts)
{
    private const string Objection = "objection";

    private readonly string[] words = Listed(texts, "objection/words"), against = Listed(texts, "objection/against"), decision = Listed(texts, "objection/decision");

    /// <summary>The form that is for an objection is one, whatever its words; in every other form the words are looked at.</summary>
    public bool In(Form form, Answers answers) =>
        form.Act == Objection || form.Pages.SelectMany(p => p.Leaves)
            .Where(q => q.Kind is QuestionKind.LongText or QuestionKind.Text)
            .Any(q => answers[q.Id] is { } written && In(written));

    /// <summary>A word for it, or, in whatever order, one against something and one for what an office decides.</summary>
    public bool In(string written) => Has(written, words) || (Has(written, against) && Has(written, decision));

    private static bool Has(string written, string[] listed) => listed.Any(w => written.Contains(w, StringComparison.OrdinalIgnoreCase));

    private static string[] Listed(Texts texts, string key) => [.. Language.All.SelectMany(l => texts[l, key].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];
}
