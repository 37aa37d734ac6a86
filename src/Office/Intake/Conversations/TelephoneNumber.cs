using System.Text.RegularExpressions;
using OffenesHaus.Catalog;
using OffenesHaus.Platform;

namespace OffenesHaus.Intake.Conversations;

/// <summary>
/// The telephone number in what somebody wrote when asked how they are reached. An address stands there as often: its house number, postal code and dates are no number to ring,
/// and whoever is asked to ring reads the number alone.
/// </summary>
internal static partial class TelephoneNumber
{
    // Beyond it nobody writes a number, and the pattern would look in vain until its time is over.
    private const int Longest = 1_000;

    // ITU-T E.164: at most 15 digits. Fewer than seven cannot be told from a postal code and a house number.
    private const int Fewest = 7, Most = 15;

    /// <summary>Null: none that is beyond doubt.</summary>
    public static string? In(string written, QuestionKind asked)
    {
        var text = PostalCode().Replace(Digits.Plain(written[..Math.Min(written.Length, Longest)]), "\n");
        foreach (Match run in Runs().Matches(text))
            if (WithoutPostalCode(run.Value) is var number && number.Count(char.IsAsciiDigit) is >= Fewest and <= Most && !Day().IsMatch(number))
                return number;
        // A field for a number alone: who lives in the same town leaves the area code away.
        return asked == QuestionKind.Phone && Digits.Of(written) is { Length: >= Fewest and <= Most } ? written.Trim() : null;
    }


    // "01067 0351 123456": a postal code begins with 0 in the east. What follows it begins anew.
    private static string WithoutPostalCode(string run) => PostalCodeBefore().Replace(run, "");

    // With the 0 of an area code, the 00 or + of a country, and the usual signs between the digits. Points divide days, commas addresses.
    [GeneratedRegex(@"(?<![0-9\p{L}+])(?:\+|\(?0)[0-9](?:[ \u00a0/()\-–]{0,3}[0-9])*", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Runs();

    [GeneratedRegex(@"(?<![0-9])[0-9]{5}(?=[ \u00a0]+\p{L})", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex PostalCode();

    [GeneratedRegex(@"^[0-9]{5}[ \u00a0]+(?=[+(]?0)", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex PostalCodeBefore();

    [GeneratedRegex(@"^[0-9]{2}[ /\-–][0-9]{2}[ /\-–](?:[0-9]{2}|[0-9]{4})$", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Day();
}
