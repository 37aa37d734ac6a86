using OffenesHaus.Law;
using OffenesHaus.Law.Openings;

namespace OffenesHaus.Reach;

/// <summary>The ordinary week and every day soon that differs from it, for people who plan ahead. From the same plan as the state of now.</summary>
public sealed class Timetable(OpenNow open, TimeProvider clock)
{
    /// <summary>The ways where somebody answers; the others are always open.</summary>
    public static IReadOnlyList<Channel> Staffed { get; } = [Channel.Phone, Channel.Counter];

    /// <summary>The legal day of now.</summary>
    public DateOnly Today => GermanTime.DayOf(clock.GetUtcNow());

    /// <summary>The hours of an ordinary week as it stands today; null where nobody set any.</summary>
    public WeekHours? Week(Channel channel) =>
        open.Plan.Channels.FirstOrDefault(c => c.Channel == channel)?.Weeks.Where(w => w.ValidFrom <= Today).MaxBy(w => w.ValidFrom)?.Week;

    /// <summary>Days from today on that differ from their ordinary week, in order.</summary>
    public IReadOnlyList<DayAhead> Ahead(int days)
    {
        var (plan, today) = (open.Plan, Today);
        return
        [
            .. Enumerable.Range(0, days + 1).SelectMany(ahead => Staffed.Select(c => (Channel: c, Day: plan.DayOf(c, today.AddDays(ahead)))))
                .Where(d => d.Day is { IsOrdinary: false })
                .Select(d => Different(d.Channel, d.Day!)),
        ];
    }

    private static DayAhead Different(Channel channel, ChannelDay day) => new()
    {
        Day = day.On,
        Channel = channel,
        Hours = [.. day.Openings.Select(o => (Clock(o.From), Clock(o.Until)))],
        Why = new() { Closure = day.Closures.Count > 0 ? day.Closures[0] : null, Holiday = day.Holiday, SpecialHours = day.SpecialHours },
    };

    private static TimeOnly Clock(DateTimeOffset at) => TimeOnly.FromDateTime(GermanTime.ClockAt(at).DateTime);
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
