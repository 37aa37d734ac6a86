using System.Globalization;
using System.Text.RegularExpressions;

namespace OffenesHaus.Catalog;

/// <summary>The number of the German pension insurance (Versicherungsnummer, § 147 SGB VI): area, birth date, first letter of the birth name, serial number, check digit.</summary>
public static partial class InsuranceNumber
{
    // Which weight each digit has in the check digit; the letter counts as the two digits of its place in the alphabet.
    private static readonly int[] Weights = [2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1];

    /// <summary>True when the check digit fits; spaces and small letters are as good.</summary>
    public static bool IsOne(string written)
    {
        var number = written.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        if (!Shape().IsMatch(number))
            return false;
        var digits = number[..8] + (number[8] - 'A' + 1).ToString("00", CultureInfo.InvariantCulture) + number[9..11];
        var sum = digits.Zip(Weights, (d, w) => (d - '0') * w).Sum(p => (p / 10) + (p % 10));
        return sum % 10 == number[11] - '0';
    }

    [GeneratedRegex("^[0-9]{8}[A-Z][0-9]{3}$", RegexOptions.None, 1000)]
    private static partial Regex Shape();
}
