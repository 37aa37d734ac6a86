using System.Globalization;
using System.Text;
using OffenesHaus.Platform;

namespace OffenesHaus.Catalog.Knowledge;

/// <summary>
/// German words made alike for a search. Problem: who looks for "Mietschulden" writes "Miet Schuld", "Wohngeld-Anträge" or "mietschuldn". Rule: lower case, umlauts and ß unfolded both ways to the plain
/// vowel, endings of inflection taken off while four letters stay (after the light stemmer of J. Savoy). Promise: the same for every form of most nouns; never two words made one that differ at their beginning.
/// </summary>
internal static class GermanStem
{
    private const int LongestNear = 48;

    private static readonly string[] Endings = ["innen", "ungen", "heiten", "keiten", "ung", "ern", "em", "en", "er", "es", "e", "n", "s"];

    public static IEnumerable<string> Words(string text)
    {
        var word = new StringBuilder();
        foreach (var sign in Unicode.Same(text, NormalizationForm.FormC))
        {
            if (char.IsLetterOrDigit(sign))
            {
                word.Append(sign);
                continue;
            }

            if (word.Length > 0)
                yield return Of(word.ToString());
            word.Clear();
        }

        if (word.Length > 0)
            yield return Of(word.ToString());
    }

    public static string Of(string word)
    {
        var plain = Fold(word);
        foreach (var ending in Endings)
            if (plain.Length - ending.Length >= 4 && plain.EndsWith(ending, StringComparison.Ordinal))
                return plain[..^ending.Length];
        return plain;
    }

    // Whoever has no umlauts on the keyboard writes ae; whoever forgets them writes a. All three are one.
    private static string Fold(string word)
    {
        var folded = word.ToLowerInvariant().Replace("ä", "a", StringComparison.Ordinal).Replace("ö", "o", StringComparison.Ordinal).Replace("ü", "u", StringComparison.Ordinal).Replace("ß", "ss", StringComparison.Ordinal)
            .Replace("ae", "a", StringComparison.Ordinal).Replace("oe", "o", StringComparison.Ordinal).Replace("ue", "u", StringComparison.Ordinal);
        return new([.. Unicode.Same(folded, NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)]);
    }

    /// <summary>Which letters a word has: two that differ in more of them than slips can make need not be compared.</summary>
    public static uint Letters(string word) => word.Aggregate(0u, (all, c) => all | 1u << (c % 32));

    /// <summary>Whether the words differ by at most so many typing errors: a letter too much, missing, wrong, or two changed over.</summary>
    public static bool IsNear(string a, string b, int most)
    {
        if (Math.Abs(a.Length - b.Length) > most)
            return false;
        if (Math.Max(a.Length, b.Length) > LongestNear)
            return false;
        Span<int> row = stackalloc int[LongestNear + 1], above = stackalloc int[LongestNear + 1], before = stackalloc int[LongestNear + 1];
        for (var j = 0; j <= b.Length; j++)
            row[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            var spent = before;
            before = above;
            above = row;
            row = spent;
            row[0] = i;
            var least = i;
            for (var j = 1; j <= b.Length; j++)
            {
                row[j] = Math.Min(Math.Min(above[j] + 1, row[j - 1] + 1), above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                least = Math.Min(least, row[j]);
            }

            if (least > most)
                return false;
        }

        return row[b.Length] <= most;
    }
}
