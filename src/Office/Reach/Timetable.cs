using System.Globalization;
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

    /// <summary>The hours of an ordinary week as it stands today.</summary>
    public WeekHours Week(Channel channel) =>
        open.Plan.Channels.FirstOrDefault(c => c.Channel == channel)?.Weeks.Where(w => w.ValidFrom <= Today).MaxBy(w => w.ValidFrom)?.Week ?? WeekHours.Closed;

    /// <summary>Days from today on that differ from their ordinary week, in order.</summary>
    public IReadOnlyList<DayAhead> Ahead(int days)
    {
        var plan = open.Plan;
        return
        [
            .. Staffed.Where(c => plan.Channels.Any(p => p.Channel == c))
                .SelectMany(c => PublishedHours.Of(plan, c, Today, Today.AddDays(days)).Exceptions.GroupBy(e => e.ValidFrom), (c, day) => Different(plan, c, day.Key, [.. day]))
                .OrderBy(d => d.Day),
        ];
    }

    private DayAhead Different(OpeningPlan plan, Channel channel, DateOnly day, IReadOnlyList<OpeningHoursSpecification> hours) => new()
    {
        Day = day,
        Channel = channel,
        Hours = [.. hours.Where(h => h.Opens != h.Closes).Select(h => (Clock(h.Opens), Clock(h.Closes)))],
        Why = Week(channel).On(day.DayOfWeek).Select(h => plan.StateOf(channel, GermanTime.InstantOf(day, h.From)).Because).FirstOrDefault(b => b is not null && b != ClosedBecause.OutsideHours),
    };

    private static TimeOnly Clock(string written) => TimeOnly.ParseExact(written, "HH:mm", CultureInfo.InvariantCulture);
}

/// <summary>One way to the office on a day that is not like its other weeks.</summary>
public sealed record DayAhead
{
    public required DateOnly Day { get; init; }

    public required Channel Channel { get; init; }

    /// <summary>Empty: closed.</summary>
    public required IReadOnlyList<(TimeOnly From, TimeOnly Until)> Hours { get; init; }

    /// <summary>The holiday or closure, if that is why.</summary>
    public required ClosedBecause? Why { get; init; }
}
