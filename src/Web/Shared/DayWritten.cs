using System.Globalization;
using System.Text;

namespace OffenesHaus.Web.Shared;

/// <summary>A day as somebody wrote it into three fields: read kindly, and given back as it was.</summary>
public sealed record DayWritten(string D, string M, string Y)
{
    private const string PartMissing = "questions/date-part";

    private static readonly int[] Known = [2005, 2099];

    public bool IsEmpty => D.Length + M.Length + Y.Length == 0;

    /// <summary>The day, if there is one in the years the law is known for.</summary>
    public DateOnly? Day => Parts() is ({ } d, { } m, { } y) && y >= Known[0] && y <= Known[1] && m is >= 1 and <= 12 && d >= 1 && d <= DateTime.DaysInMonth(y, m) ? new DateOnly(y, m, d) : null;

    /// <summary>Why there is none, as a key of the texts with its facts.</summary>
    public (string Key, object[] Facts) Wrong => Parts() switch
    {
        _ when IsEmpty => ("deadline/empty", []),
        (>= 1 and <= 31, >= 1 and <= 12, >= 5 and <= 99 and var y) => ("questions/date-short-year", [2000 + y]),
        ({ } d, { } m, >= 1 and <= 9999 and var y) when m is >= 1 and <= 12 && d > DateTime.DaysInMonth(y, m) && d <= 31 =>
            ("questions/date-none", [new Catalog.DateWritten(d, m), new DateOnly(y, m, DateTime.DaysInMonth(y, m))]),
        ({ } d, { } m, { } y) when m is >= 1 and <= 12 && d is >= 1 and <= 31 && (y < Known[0] || y > Known[1]) => ("deadline/too-far", []),
        (null, _, _) or (_, null, _) or (_, _, null) when D.Length == 0 || M.Length == 0 || Y.Length == 0 => (PartMissing, []),
        _ => ("questions/date", []),
    };

    /// <summary>Which of the three are still to be written, as <see cref="DayAsked.Fields"/> calls them; none where anything else is wrong with it.</summary>
    public IEnumerable<string> Missing => Wrong.Key == PartMissing ? new[] { ("d", D), ("m", M), ("y", Y) }.Where(p => p.Item2.Length == 0).Select(p => p.Item1) : [];

    /// <summary>From three fields; a whole date in the first one (14.10.2026, 2026-10-14) is taken apart.</summary>
    public static DayWritten Of(string? d, string? m, string? y)
    {
        var first = Latin(d);
        return string.IsNullOrWhiteSpace(m) && string.IsNullOrWhiteSpace(y)
            && DateOnly.TryParseExact(first, ["d.M.yyyy", "yyyy-MM-dd", "d/M/yyyy", "d M yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var whole)
            ? Of(whole)
            : new(first, Latin(m), Latin(y));
    }

    public static DayWritten Of(DateOnly day) => new(Number(day.Day), Number(day.Month), Number(day.Year));

    private (int? D, int? M, int? Y) Parts() => (Part(D), Part(M), Part(Y));

    private static int? Part(string written) => int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < 10_000 ? number : null;

    private static string Number(int n) => n.ToString(CultureInfo.InvariantCulture);

    // An address may hold anything; what comes back to the page is short and in digits that every reader of dates knows.
    private static string Latin(string? written)
    {
        var text = (written ?? "").Trim();
        return string.Concat((text.Length > 12 ? text[..12] : text).EnumerateRunes().Select(r => Rune.IsDigit(r) ? Number((int)Rune.GetNumericValue(r)) : r.ToString()));
    }
}
