using System.Globalization;

namespace OffenesHaus.Law.Openings;

/// <summary>The hours of one channel for machines and notices, from the same plan as every other answer, with the day until which they hold.</summary>
public sealed record PublishedHours
{
    /// <summary>For <c>openingHoursSpecification</c>.</summary>
    public required IReadOnlyList<OpeningHoursSpecification> Ordinary { get; init; }

    /// <summary>For <c>specialOpeningHoursSpecification</c>: every day that differs from its ordinary week.</summary>
    public required IReadOnlyList<OpeningHoursSpecification> Exceptions { get; init; }

    /// <summary>The hours of one channel from a legal day through another. Throws <see cref="InvalidOperationException"/> when the plan has no such channel, and <see cref="NotComputable"/> outside the known years.</summary>
    public static PublishedHours Of(OpeningPlan plan, Channel channel, DateOnly from, DateOnly through)
    {
        var own = plan.Channels.First(own => own.Channel == channel);
        return new() { Ordinary = [.. Weeks(own, from, through)], Exceptions = [.. Different(plan, own, from, through)] };
    }

    private static IEnumerable<OpeningHoursSpecification> Weeks(ChannelPlan channel, DateOnly from, DateOnly through)
    {
        var plans = channel.Weeks.OrderBy(week => week.ValidFrom).ToList();
        for (var i = 0; i < plans.Count; i++)
        {
            var first = plans[i].ValidFrom > from ? plans[i].ValidFrom : from;
            var last = i + 1 < plans.Count && plans[i + 1].ValidFrom <= through ? plans[i + 1].ValidFrom.AddDays(-1) : through;
            if (first > last)
                continue;

            var groups = Enum.GetValues<DayOfWeek>()
                .SelectMany(day => plans[i].Week.On(day).Select(hours => (Day: day, Hours: hours)))
                .GroupBy(entry => entry.Hours, entry => entry.Day);
            foreach (var group in groups)
                yield return Entry(group, group.Key.From, group.Key.To, first, last);
        }
    }

    private static IEnumerable<OpeningHoursSpecification> Different(OpeningPlan plan, ChannelPlan channel, DateOnly from, DateOnly through)
    {
        var actual = new DayHours(plan, channel);
        var ordinary = new DayHours(new OpeningPlan { Channels = [channel] }, channel with { Weeks = [.. channel.Weeks.Select(week => week with { HolidaysOf = null })] });
        for (var day = from; day <= through; day = day.AddDays(1))
        {
            var openings = actual.On(day);
            if (openings.SequenceEqual(ordinary.On(day)))
                continue;

            if (openings.Count == 0)
                yield return Entry([day.DayOfWeek], "00:00", "00:00", day, day);
            foreach (var opening in openings)
                yield return Entry([day.DayOfWeek], opening.OnTheClock.From, opening.OnTheClock.To, day, day);
        }
    }

    private static OpeningHoursSpecification Entry(IEnumerable<DayOfWeek> days, TimeOnly opens, TimeOnly closes, DateOnly from, DateOnly through) =>
        Entry(days, Written(opens), closes == TimeOnly.MinValue ? "23:59" : Written(closes), from, through);

    private static OpeningHoursSpecification Entry(IEnumerable<DayOfWeek> days, string opens, string closes, DateOnly from, DateOnly through) => new()
    {
        DayOfWeek = [.. days.Select(day => $"https://schema.org/{day}")],
        Opens = opens,
        Closes = closes,
        ValidFrom = from,
        ValidThrough = through,
    };

    private static string Written(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
