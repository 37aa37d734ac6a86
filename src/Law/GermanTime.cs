namespace OffenesHaus.Law;

/// <summary>
/// Statutory time in Germany (§ 4 EinhZeitG): which legal day an instant belongs to, and when a legal day ends.
/// The only place that knows the zone; the rules come from the machine's zone data, so that a change of law needs no release.
/// </summary>
public static class GermanTime
{
    /// <summary>Europe/Berlin.</summary>
    public static TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    // Zone data are slow to ask, and all but two days of a year keep one offset throughout. Filled on demand; two threads may write the same value twice.
    private const short Unasked = 0, Changes = 1, Shift = 10_000;
    private static readonly int FirstKept = new DateOnly(2000, 1, 1).DayNumber;
    private static readonly short[] Offsets = new short[new DateOnly(2102, 1, 1).DayNumber - FirstKept];

    /// <summary>The legal day of an instant: the calendar day in Germany, whatever the sender's zone.</summary>
    public static DateOnly DayOf(DateTimeOffset at)
    {
        var utc = at.UtcDateTime;
        var day = DateOnly.FromDateTime(utc).DayNumber;
        return OffsetOn(day) is { } offset && OffsetOn(day + 1) == offset ? DateOnly.FromDateTime(utc + offset) : DateOnly.FromDateTime(ClockAt(at).DateTime);
    }

    /// <summary>Wall clock and offset in Germany at an instant.</summary>
    public static DateTimeOffset ClockAt(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Zone);

    /// <summary>The first instant that no longer belongs to the day: 24:00 local, 23:00Z in winter, 22:00Z in summer.</summary>
    public static DateTimeOffset EndOf(DateOnly day) => StartOf(day.AddDays(1));

    /// <summary>The first instant of the day.</summary>
    public static DateTimeOffset StartOf(DateOnly day) => InstantOf(day, TimeOnly.MinValue);

    /// <summary>
    /// The instant of a wall-clock time. In the repeated hour of autumn the first is meant unless <paramref name="second"/>;
    /// a time that spring skips gives the instant at which the clock jumped.
    /// </summary>
    public static DateTimeOffset InstantOf(DateOnly day, TimeOnly time, bool second = false)
    {
        var clock = day.ToDateTime(time);
        if (OffsetOn(day.DayNumber) is { } whole)
            return new DateTimeOffset(clock, whole).ToUniversalTime();
        if (Zone.IsInvalidTime(clock))
            return JumpBefore(clock);

        var offset = Zone.GetUtcOffset(clock);
        if (Zone.IsAmbiguousTime(clock))
        {
            var offsets = Zone.GetAmbiguousTimeOffsets(clock);
            offset = second ? offsets.Min() : offsets.Max();
        }

        return new DateTimeOffset(clock, offset).ToUniversalTime();
    }

    /// <summary>The last instant, at or before this one, at which clocks in Germany showed the time; in the repeated hour the first.</summary>
    public static DateTimeOffset LastAt(TimeOnly time, DateTimeOffset now)
    {
        var today = DayOf(now);
        return InstantOf(today, time) is var at && at <= now ? at : InstantOf(today.AddDays(-1), time);
    }

    /// <summary>False for the hour that the clock skips in spring.</summary>
    public static bool Exists(DateOnly day, TimeOnly time) => !Zone.IsInvalidTime(day.ToDateTime(time));

    /// <summary>The offset that holds all day long; null on a day on which the clock changes, and outside the years kept.</summary>
    private static TimeSpan? OffsetOn(int day)
    {
        if (day < FirstKept || day >= FirstKept + Offsets.Length)
            return null;

        var kept = Offsets[day - FirstKept];
        if (kept == Unasked)
        {
            var start = DateOnly.FromDayNumber(day).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
            var (before, after) = (Zone.GetUtcOffset(start.AddHours(-3)), Zone.GetUtcOffset(start.AddHours(27)));
            kept = Offsets[day - FirstKept] = before == after ? (short)(Shift + before.TotalMinutes) : Changes;
        }

        return kept == Changes ? null : TimeSpan.FromMinutes(kept - Shift);
    }

    private static DateTimeOffset JumpBefore(DateTime skipped)
    {
        var minute = new DateTime(skipped.Year, skipped.Month, skipped.Day, skipped.Hour, skipped.Minute, 0, DateTimeKind.Unspecified);
        while (Zone.IsInvalidTime(minute))
            minute = minute.AddMinutes(-1);
        return new DateTimeOffset(minute, Zone.GetUtcOffset(minute)).AddMinutes(1).ToUniversalTime();
    }
}
