using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using OffenesHaus.Catalog;
using OffenesHaus.Platform;

namespace OffenesHaus.Intake;

/// <summary>What somebody told of where they are, to find it again in other words of theirs and of the office's: whole, in other spacing, and numbers however they are grouped.</summary>
internal sealed partial class ToldPlaces
{
    private const int FewestDigits = 6, Shortest = 4;
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(1);

    private readonly IReadOnlyList<Regex> told;

    private ToldPlaces(IEnumerable<string> parts) => told = [.. parts.Distinct(StringComparer.OrdinalIgnoreCase).OrderByDescending(p => p.Length).Select(Pattern)];

    public static ToldPlaces In(Form form, IEnumerable<Answers> answers, IEnumerable<string> besides)
    {
        var all = answers.ToList();
        var name = all.Select(a => form.Trait(a, "name")?.Trim()).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        var values = all.SelectMany(a => form.Addresses.SelectMany(a.All)).Concat(besides);
        return new(values.Select(Seen).SelectMany(v => v.Split(['\n', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .Where(p => p.Length >= Shortest && !Masked.Is(p) && !name.Contains(p) && (p.Any(char.IsDigit) || p.Contains(' ', StringComparison.Ordinal))));
    }

    public string Cover(string words)
    {
        // An ü as one sign and as u with two dots above it are read alike.
        var composed = Unicode.Same(words, NormalizationForm.FormC);
        var covered = told.Aggregate(composed, (rest, place) => place.Replace(rest, Masked.Sign));
        return covered == composed ? words : covered;
    }

    /// <summary>Answers that tell where somebody is are covered whole, in all others only what repeats them.</summary>
    public Answers Cover(Form form, Answers answers)
    {
        var covered = new Answers();
        foreach (var (field, values) in answers)
            covered.Add(field, form.Addresses.Contains(field, StringComparer.Ordinal) ? [Masked.Sign] : form.Question(field)?.Kind is QuestionKind.Text or QuestionKind.LongText ? values.Select(Cover) : values);
        return covered;
    }

    private static Regex Pattern(string part)
    {
        part = Unicode.Same(part, NormalizationForm.FormC);
        var digits = part.Where(char.IsAsciiDigit).ToArray();
        var pattern = digits.Length >= FewestDigits && NumberAlone().IsMatch(part)
            ? string.Join(@"[\s/()\-.\p{Cf}]*", digits.Select(Sign))
            : string.Join(@"[\s\p{Cf}]+", part.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(w => string.Join(@"\p{Cf}*", w.Select(Sign))));
        return new(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Most);
    }

    // A line of signs that nobody sees is no place: it would be found in every blank.
    private static string Seen(string value) => string.Concat(value.Where(c => char.GetUnicodeCategory(c) != UnicodeCategory.Format));

    // Between its signs stand what nobody sees: soft hyphens, and what keeps numbers in their direction. Digits may be those of Arabic or Persian.
    private static string Sign(char sign) => char.IsAsciiDigit(sign) ? $"[{sign}{(char)(sign - '0' + '\u0660')}{(char)(sign - '0' + '\u06F0')}]" : Regex.Escape(sign.ToString());

    [GeneratedRegex(@"^[\d\s+/()\-.]+$", RegexOptions.None, 1000)]
    private static partial Regex NumberAlone();
}
