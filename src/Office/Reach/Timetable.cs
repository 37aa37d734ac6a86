using OffenesHaus.Law;
using OffenesHaus.Law.Openings;

namespace OffenesHaus.Reach;

/// <summary>The ordinary week and every day soon that differs from it, for people who plan ahead. From the same plan as the state of now.</summary>
public sealed class Timetable(OpenNow open, TimeProvider clock)
{
    /// <summary>The ways where somebody answers.</summary>
    public static IReadOnlyList<Channel> Staffed { get; } = [Channel.Phone, Channel.Counter];

    private static readonly IReadOnlyList<Channel> Set = [.. Staffed, Channel.Letterbox];

    /// <summary>The ways with hours of their own on a day: those where somebody answers, and a letterbox that is not open day and night.</summary>
    public IReadOnlyList<Channel> WithHours(DateOnly day) => [.. Staffed, .. Week(Channel.Letterbox, day) is { IsAlways: false } ? [Channel.Letterbox] : (Channel[])[]];

    /// <summary>Open day and night, and nobody has said that it will be otherwise: only then it may be called so.</summary>
    public bool IsAlways(Channel channel)
    {
        var (plan, now) = (open.Plan, clock.GetUtcNow());
        return Week(channel, Today) is { IsAlways: true }
            && plan.Channels.Where(c => c.Channel == channel).All(c => c.Weeks.All(w => w.IsAlways || w.ValidFrom <= Today))
            && !plan.Closures.Any(c => c.Channels.Contains(channel) && c.Until > now)
            && !plan.SpecialHours.Any(h => h.Channel == channel && h.Through >= Today);
    }

    /// <summary>The legal day of now.</summary>
    public DateOnly Today => GermanTime.DayOf(clock.GetUtcNow());

    /// <summary>The ordinary week in force on a day; null where nobody set any.</summary>
    public WeeklyPlan? Week(Channel channel, DateOnly day) => open.Plan.Channels.FirstOrDefault(c => c.Channel == channel)?.WeekOn(day);

    /// <summary>Days soon from which another ordinary week holds, each with the ways it changes.</summary>
    public IReadOnlyList<IGrouping<DateOnly, Channel>> Coming(int days) =>
    [
        .. open.Plan.Channels.Where(c => Set.Contains(c.Channel))
            .SelectMany(c => c.Weeks.Where(w => w.ValidFrom > Today && w.ValidFrom <= Today.AddDays(days)), (c, w) => (w.ValidFrom, c.Channel))
            .GroupBy(c => c.ValidFrom, c => c.Channel).OrderBy(g => g.Key),
    ];

    /// <summary>Days from today on that differ from their ordinary week, in order.</summary>
    public IReadOnlyList<DayAhead> Ahead(int days)
    {
        var (plan, today) = (open.Plan, Today);
        return
        [
            .. Enumerable.Range(0, days + 1).SelectMany(ahead => Set.Select(c => (Channel: c, Day: plan.DayOf(c, today.AddDays(ahead)))))
                .Where(d => d.Day is { IsOrdinary: false })
                .Select(d => Different(d.Channel, d.Day!)),
        ];
    }

    private static DayAhead Different(Channel channel, ChannelDay day) => new()
    {
        Day = day.On,
        Channel = channel,
        Hours = [.. day.Openings.Select(o => (o.OnTheClock.From, o.OnTheClock.To))],
        Why = day.Why!,
    };
}

/// <summary>One way to the office on a day that is not like its other weeks.</summary>
public sealed record DayAhead
{
    public required DateOnly Day { get; init; }

    public required Channel Channel { get; init; }

    /// <summary>Empty: closed.</summary>
    public required IReadOnlyList<(TimeOnly From, TimeOnly Until)> Hours { get; init; }

    /// <summary>The holiday, closure or special hours that make it differ.</summary>
    public required ClosedBecause Why { get; init; }
}
