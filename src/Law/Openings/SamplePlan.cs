using static OffenesHaus.Law.Openings.Hours;

namespace OffenesHaus.Law.Openings;

/// <summary>The hours of the invented "Jobcenter Musterstadt": Saxon holidays, closed on 24 and 31 December 2026 by rule of the house.</summary>
public static class SamplePlan
{
    private static readonly DateTimeOffset Published = new(2025, 8, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly ValidFrom = new(2000, 1, 1);

    /// <summary>The whole plan, since the year 2000.</summary>
    public static OpeningPlan Musterstadt { get; } = new()
    {
        Channels =
        [
            Staffed(Channel.Counter, new() { Monday = [Of(8, 12)], Tuesday = [Of(8, 18)], Thursday = [Of(8, 16)], Friday = [Of(8, 12)] }),
            Staffed(Channel.Phone, new() { Monday = [Of(8, 18)], Tuesday = [Of(8, 18)], Wednesday = [Of(8, 18)], Thursday = [Of(8, 18)], Friday = [Of(8, 14)] }),
            Always(Channel.Letterbox),
            Always(Channel.Portal),
        ],
        Closures =
        [
            Closed(new(2026, 12, 24), new("Heiligabend, das Haus ist geschlossen", "Christmas Eve, the house is closed", "ليلة عيد الميلاد، المبنى مغلق")),
            Closed(new(2026, 12, 31), new("Silvester, das Haus ist geschlossen", "New Year's Eve, the house is closed", "ليلة رأس السنة، المبنى مغلق")),
        ],
    };

    private static ChannelPlan Staffed(Channel channel, WeekHours week) => new()
    {
        Channel = channel,
        Weeks = [new() { ValidFrom = ValidFrom, Week = week, HolidaysOf = Place.In(Land.SN) }],
    };

    private static ChannelPlan Always(Channel channel) => new() { Channel = channel, Weeks = [new() { ValidFrom = ValidFrom, Week = WeekHours.Always }] };

    private static Closure Closed(DateOnly day, Wording why) =>
        Closure.WholeDay(day, why, Published, Channel.Counter, Channel.Phone) with { Instead = Channel.Letterbox };
}
