using System.Text;
using System.Text.RegularExpressions;
using OffenesHaus.Catalog;
using OffenesHaus.Platform;

namespace OffenesHaus.Intake;

/// <summary>
/// Notices when somebody's own words may be an objection (Widerspruch, § 84 SGG), in any language of the house. It errs on the side of the person:
/// a word too many costs a look and a sentence, a word too few a right.
/// </summary>
public sealed partial class ObjectionWords(Texts texts)
{
    private const string Objection = "objection";

    private readonly string[] words = Listed(texts, "objection/words"), decision = Listed(texts, "objection/decision"), idioms = Listed(texts, "objection/idioms");
    private readonly string[][] against = [.. Listed(texts, "objection/against").Select(p => p.Split(' '))];

    /// <summary>The form that is for an objection is one, whatever its words; in every other form the words are looked at.</summary>
    public bool In(Form form, Answers answers) => form.Act == Objection || OwnWords(form, answers).Any(In);

    /// <summary>A word for it, or, in whatever order, one against something and one for what an office decides.</summary>
    public bool In(string written) => Plain(written) is var plain && (Has(plain, words) || IsAgainstDecision(plain));

    /// <summary>It is called one: nobody has to ask any more what is meant.</summary>
    public bool Named(Form form, Answers answers) => form.Act == Objection || OwnWords(form, answers).Any(Named);

    public bool Named(string written) => Has(Plain(written), words);

    // "Geben Sie mir Bescheid" is about no decision. Words against something belong together within one sentence; what they are against may stand in another.
    private bool IsAgainstDecision(string plain)
    {
        foreach (var idiom in idioms)
            plain = plain.Replace(idiom, "", StringComparison.OrdinalIgnoreCase);
        return Has(plain, decision) && SentenceEnd().Split(plain).Any(s => against.Any(phrase => phrase.All(w => s.Contains(w, StringComparison.OrdinalIgnoreCase))));
    }

    private static IEnumerable<string> OwnWords(Form form, Answers answers) =>
        form.Pages.SelectMany(p => p.Leaves).Where(q => q.Kind is QuestionKind.LongText or QuestionKind.Text).Select(q => answers[q.Id]).OfType<string>();

    private static bool Has(string plain, string[] listed) => listed.Any(w => plain.Contains(w, StringComparison.OrdinalIgnoreCase));

    private static string[] Listed(Texts texts, string key) => [.. Language.All.SelectMany(l => texts[l, key].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Select(Plain)];

    // As telephones write it: other apostrophes, blanks and lines between, Arabic with and without hamza and vowels.
    private static string Plain(string written)
    {
        var plain = new StringBuilder(written.Length);
        foreach (var sign in Unicode.Same(written.Replace('´', '\''), NormalizationForm.FormKC))
            switch (sign)
            {
                case '’' or '‘' or 'ʼ' or '`': plain.Append('\''); break;
                case 'أ' or 'إ' or 'آ' or 'ٱ': plain.Append('ا'); break;
                case (>= '\u064B' and <= '\u0652') or '\u0640': break;
                case var blank when char.IsWhiteSpace(blank): plain.Append(plain.Length > 0 && plain[^1] == ' ' ? "" : " "); break;
                default: plain.Append(sign); break;
            }

        return plain.ToString();
    }

    // Days and short forms end with a dot as well: a sentence ends with a word, and what follows begins with a capital, or in letters that have none.
    [GeneratedRegex(@"(?<=\p{L}{4}\.|[!?؟;])\s(?=[\p{Lu}\p{Lo}])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex SentenceEnd();
}
