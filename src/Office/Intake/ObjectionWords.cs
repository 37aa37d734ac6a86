using OffenesHaus.Catalog;

namespace OffenesHaus.Intake;

/// <summary>
/// Notices when somebody's own words may be an objection (Widerspruch, § 84 SGG), in any language of the house. It errs on the side of the person:
/// a word too many costs a sentence, a word too few a right.
/// </summary>
public sealed class ObjectionWords(Texts texts)
{
    private readonly string[] words = [.. Language.All.SelectMany(l => texts[l, "objection/words"].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];

    public bool In(Form form, Answers answers) =>
        form.Pages.SelectMany(p => p.Questions)
            .Where(q => q.Kind is QuestionKind.LongText or QuestionKind.Text)
            .Any(q => answers[q.Id] is { } written && In(written));

    public bool In(string written) =>
        words.Any(w => written.Contains(w, StringComparison.OrdinalIgnoreCase));
}
