using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace OffenesHaus.Web.Shared;

/// <summary>A day and a time of the clock in Germany as staff write them into two fields: 30.11.2026 and 7:30.</summary>
public static class WrittenMoment
{
    private static readonly string[] Formats = ["H:mm", "H.mm", "H"];

    public static bool TryRead(string? day, string? time, [NotNullWhen(true)] out DateTimeOffset? at)
    {
        at = WrittenDay.TryRead(day, out var on) && TimeOnly.TryParseExact((time ?? "").Trim(), Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var clock) && Law.GermanTime.Exists(on.Value, clock)
            ? Law.GermanTime.InstantOf(on.Value, clock)
            : null;
        return at is not null;
    }

    public static string TimeOf(DateTimeOffset at) => Law.GermanTime.ClockAt(at).ToString("H:mm", CultureInfo.InvariantCulture);
}
