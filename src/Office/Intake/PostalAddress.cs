using System.Text.RegularExpressions;
using OffenesHaus.Catalog;
using OffenesHaus.Platform;

namespace OffenesHaus.Intake;

/// <summary>Where a letter to the person can go: what they wrote as their address, else street, postal code and town where they said that letters may go there, else the way to reach them when that is one.</summary>
internal static partial class PostalAddress
{
    /// <summary>DIN 5008 form B: six lines in the window; longer ones are broken before the paper has to make them too small to read.</summary>
    private const int MostLines = 6, Widest = 46;

    // Beyond it nobody writes an address, and the pattern would look in vain until its time is over.
    private const int Longest = 1_000;

    public static bool IsKnown(Form form, Answers answers) => Lines(form, answers).Count > 0;

    /// <summary>An address as somebody wrote it, in the lines of a window; empty when it is none.</summary>
    public static IReadOnlyList<string> Lines(string written) => Fit(Parts(written));

    /// <summary>The lines for the window, the person's name first; empty when no address is known.</summary>
    public static IReadOnlyList<string> Lines(Form form, Answers answers)
    {
        if (Written(form, answers) is not { } written)
            return [];
        return Masked.Is(written) ? [Masked.Sign] : Lines(form.Trait(answers, "name") ?? "", written);
    }

    /// <summary>The same below a name, where it does not begin with it.</summary>
    public static IReadOnlyList<string> Lines(string name, string written)
    {
        var (who, lines) = (name.Trim(), Parts(written));
        if (who.Length > 0 && lines is [var first, ..] && !first.Contains(who, StringComparison.OrdinalIgnoreCase))
            lines.InsertRange(0, Broken(who));

        return Fit(lines);
    }

    /// <summary>Whether these lines say all that was written: a telephone beside an address is none of them.</summary>
    public static bool SayAll(IReadOnlyList<string> lines, string written) => lines.Sum(l => l.Count(char.IsLetterOrDigit)) == written.Count(char.IsLetterOrDigit);

    // Without a letter in it it is no place.
    private static List<string> Parts(string written)
    {
        List<string> lines = [.. Digits.Plain(written).Split(['\n', ',', '،'], StringSplitOptions.TrimEntries).Select(l => OtherWay().Replace(l, "").Trim()).Where(l => l.Length > 0).SelectMany(Broken)];
        return lines.Exists(l => l.Any(char.IsLetter)) ? lines : [];
    }

    // Too many: the first say who, the last say where; what stands between is left out.
    private static List<string> Fit(List<string> lines) => lines.Count <= MostLines ? lines : [.. lines.Take(2), .. lines.TakeLast(MostLines - 2)];

    private static string? Written(Form form, Answers answers) =>
        form.Trait(answers, "address") ?? InParts(form, answers) ?? (form.Trait(answers, "reach") is { } reach && (Masked.Is(reach) || PostalCode().IsMatch(reach.AsSpan(0, Math.Min(reach.Length, Longest)))) ? reach : null);

    private static string? InParts(Form form, Answers answers)
    {
        if (form.Trait(answers, "lettersThere") != "yes" || form.Trait(answers, "street") is not { } street || form.Trait(answers, "city") is not { } city)
            return null;
        return Masked.Is(street) || Masked.Is(city) ? Masked.Sign : $"{street}\n{form.Trait(answers, "postalCode")} {city}";
    }

    private static IEnumerable<string> Broken(string line)
    {
        while (line.Length > Widest)
        {
            var at = line.LastIndexOf(' ', Widest);
            at = at > 0 ? at : Widest;
            yield return line[..at].TrimEnd();
            line = line[at..].TrimStart();
        }

        yield return line;
    }

    // Beside an address many write their telephone or mail: no carrier needs it, and whoever sees the envelope would read it.
    // A number alone is a telephone only with its + or 0, and with nine digits or a gap after its first ones: others are houses, postboxes and postal codes of other countries.
    [GeneratedRegex(@"(?:^|\s)(?:(?:Mobil|Festnetz)?(?:Tel|Telefon|Handy|Mobil|Mobile|Phone|Fax|WhatsApp|Rufnummer|هاتف|جوال)\.?-?(?:nummer|number|Nr)?[\s.:]*[:.\s][+(]*(?:\d[\s/().\-]*){5,30}|(?:(?:E-?)?Mail(?:-?Adresse)?)?[\s:]*[^\s@]+@[^\s@]+)$|^\(?[+0](?:[\s/().\-]*\d){8,30}[\s/().\-]*$|^\(?0\d{1,4}\)?[\s/]+\d[\d\s]{3,20}$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking, 1000)]
    private static partial Regex OtherWay();

    [GeneratedRegex(@"(?<!\d)\d{5}(?!\d)\s+\p{L}", RegexOptions.CultureInvariant, 100)]
    private static partial Regex PostalCode();
}
