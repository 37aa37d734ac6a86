using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using OffenesHaus.Platform;

namespace OffenesHaus.Catalog.Exchange;

/// <summary>Names for pages, questions and choices: those that were asked for where they can stand in a form, else made from words. Each only once.</summary>
internal sealed partial class PlainNames
{
    private const int Longest = 40;

    private static readonly string[] Kept = ["hint", "missing", "of", "row", "add"];

    private readonly HashSet<string> taken = new(StringComparer.Ordinal);

    public string New(string? wanted, string words)
    {
        var name = wanted is not null && Fit().IsMatch(wanted) && !Kept.Contains(wanted, StringComparer.Ordinal) ? wanted : Plain(words);
        for (var next = 2; !taken.Add(name); next++)
            name = $"{Plain(wanted ?? words)}-{next}";
        return name;
    }

    private static string Plain(string words)
    {
        var text = words.ToLowerInvariant().Replace("ä", "ae", StringComparison.Ordinal).Replace("ö", "oe", StringComparison.Ordinal).Replace("ü", "ue", StringComparison.Ordinal).Replace("ß", "ss", StringComparison.Ordinal);
        var plain = string.Concat(Unicode.Same(text, NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark).Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));
        plain = Dashes().Replace(plain, "-").Trim('-');
        plain = plain.Length > Longest ? plain[..Longest].Trim('-') : plain;
        return plain.Length == 0 || !char.IsAsciiLetter(plain[0]) || Kept.Contains(plain, StringComparer.Ordinal) ? $"x-{plain}".Trim('-') : plain;
    }

    [GeneratedRegex("-+", RegexOptions.None, 1000)]
    private static partial Regex Dashes();

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9.\-]{0,59}$", RegexOptions.None, 1000)]
    private static partial Regex Fit();
}
