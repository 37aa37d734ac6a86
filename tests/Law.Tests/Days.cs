using System.Globalization;

namespace OffenesHaus.Law.Tests;

/// <summary>Dates and clock times as tests write them.</summary>
internal static class Days
{
    public static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>"2026-10-30 20:08" on the clock in Germany.</summary>
    public static DateTimeOffset Clock(string local)
    {
        var time = DateTime.ParseExact(local, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        return GermanTime.InstantOf(DateOnly.FromDateTime(time), TimeOnly.FromDateTime(time));
    }
}
