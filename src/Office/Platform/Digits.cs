using System.Globalization;
using System.Text;

namespace OffenesHaus.Platform;

/// <summary>Digits as people write them: in any script, with gaps, dots and dashes between.</summary>
public static class Digits
{
    private const int LongestInput = 200;

    /// <summary>The ASCII digits of what was written; null when it holds anything but digits and separators.</summary>
    public static string? Of(string? written)
    {
        if (written is null || written.Length > LongestInput)
            return null;

        var digits = new StringBuilder(written.Length);
        foreach (var rune in written.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber)
                digits.Append((int)Rune.GetNumericValue(rune));
            else if (!Rune.IsWhiteSpace(rune) && !IsSeparator(rune))
                return null;
        }

        return digits.ToString();
    }

    /// <summary>The same words with ASCII digits: whoever delivers or dials reads no others.</summary>
    public static string Plain(string written) => string.Concat(written.Select(c => char.IsDigit(c) ? (char)('0' + (int)char.GetNumericValue(c)) : c));

    private static bool IsSeparator(Rune rune) =>
        rune.Value is '.' or '/' || Rune.GetUnicodeCategory(rune) is UnicodeCategory.DashPunctuation or UnicodeCategory.Format;
}
