using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using OffenesHaus.Platform;

namespace OffenesHaus.Intake;

/// <summary>The number of a request: 9 random digits and a check digit (ISO 7064, mod 11,10), read out and written 3-3-4. It says nothing about the person and opens nothing by itself.</summary>
public readonly record struct RequestNumber : IParsable<RequestNumber>
{
    private RequestNumber(long value) => Value = value;

    /// <summary>All ten digits as one integer, as stored.</summary>
    public long Value { get; }

    public static RequestNumber Draw()
    {
        // The first digit is never 0, so that nobody loses it in a spreadsheet.
        var nine = RandomNumberGenerator.GetInt32(100_000_000, 1_000_000_000);
        return new((nine * 10L) + CheckDigit(nine));
    }

    internal static RequestNumber Stored(long value) => new(value);

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out RequestNumber result)
    {
        result = default;
        if (Digits.Of(s) is not { Length: 10 } digits)
            return false;
        var value = long.Parse(digits, CultureInfo.InvariantCulture);
        if (value < 1_000_000_000 || CheckDigit(value / 10) != value % 10)
            return false;
        result = new(value);
        return true;
    }

    public static RequestNumber Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var number) ? number : throw new FormatException("Not a request number: ten digits, the last one a check digit.");

    /// <summary>As written on receipts: <c>412 907 3580</c>.</summary>
    public override string ToString()
    {
        var digits = Value.ToString("D10", CultureInfo.InvariantCulture);
        return $"{digits[..3]} {digits[3..6]} {digits[6..]}";
    }

    /// <summary>As it stands in addresses: ten digits without gaps.</summary>
    public string ToPath() => Value.ToString("D10", CultureInfo.InvariantCulture);

    private static int CheckDigit(long nine)
    {
        var product = 10;
        foreach (var digit in nine.ToString("D9", CultureInfo.InvariantCulture))
        {
            var sum = (digit - '0' + product) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }

        return (11 - product) % 10;
    }
}
