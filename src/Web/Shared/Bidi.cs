using System.Text.RegularExpressions;

namespace OffenesHaus.Web.Shared;

/// <summary>Telephones, amounts and Latin names inside words that run from right to left keep their own order; on paper the same is done by <c>house.typ</c>.</summary>
public static partial class Bidi
{
    /// <summary>The words in pieces; what stands apart is read from left to right whatever is around it.</summary>
    public static IEnumerable<(string Words, bool Apart)> Parts(string words)
    {
        if (!FromTheRight().IsMatch(words))
            return [(words, false)];
        List<(string, bool)> parts = [];
        var at = 0;
        foreach (Match found in Latin().Matches(words))
        {
            parts.Add((words[at..found.Index], false));
            parts.Add((found.Value, true));
            at = found.Index + found.Length;
        }

        return parts.Append((words[at..], false)).Where(p => p.Item1.Length > 0);
    }

    [GeneratedRegex(@"[\p{IsHebrew}\p{IsArabic}]", RegexOptions.None, 1000)]
    private static partial Regex FromTheRight();

    // Begins where a word begins: otherwise each letter of a long one would be tried anew.
    [GeneratedRegex(@"(?<![0-9A-Za-z\u00C0-\u024F])\+?[0-9A-Za-z\u00C0-\u024F]+(?:(?:[.,:/+\-]|\.?[ \u00A0])[0-9A-Za-z\u00C0-\u024F]+)+", RegexOptions.None, 1000)]
    private static partial Regex Latin();
}
