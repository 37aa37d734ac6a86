using OffenesHaus.Law.Holidays;

namespace OffenesHaus.Law.Openings;

/// <summary>
/// Works out one day of one channel. Problem: week, holidays, special hours and closures overlap.
/// Rule: the strongest day rule gives the hours; every closure at least as strong cuts its stretch out.
/// Promise: depends on nothing but the plan, and never changes it.
/// </summary>
internal sealed class DayHours(OpeningPlan plan, ChannelPlan channel)
{
    private readonly HolidayCalendar? calendar = channel.HolidaysOf is { } place ? HolidayCalendar.For(place) : null;

    /// <summary>Leaves room before the last known year for the horizon.</summary>
    public static bool Knows(DateOnly day) =>
        day >= HolidayCalendar.FirstDay && day <= HolidayCalendar.LastDay.AddDays(-(int)OpeningPlan.Horizon.TotalDays - 2);

    public IReadOnlyList<Opening> On(DateOnly day)
    {
        var ruling = Ruling(day);
        var openings = ruling.Hours.Select(hours => hours.On(day)).Where(opening => opening.From < opening.Until).OrderBy(opening => opening.From).ToList();
        if (openings.Count == 0)
            return openings;

        foreach (var closure in ClosuresOn(day, ruling))
            openings = [.. openings.SelectMany(opening => opening.Without(closure.From, closure.Until))];
        return openings;
    }

    /// <summary>Stretches that touch, over midnight too, are one. Days are worked out only as far as they are asked for.</summary>
    public IEnumerable<Opening> Merged(DateOnly first, DateOnly last)
    {
        Opening? open = null;
        for (var day = first; day <= last; day = day.AddDays(1))
        {
            foreach (var next in On(day))
            {
                if (open is { } current && current.Until >= next.From)
                {
                    open = current with { Until = next.Until > current.Until ? next.Until : current.Until };
                    continue;
                }

                if (open is { } done)
                    yield return done;
                open = next;
            }
        }

        if (open is { } rest)
            yield return rest;
    }

    public ChannelDay Whole(DateOnly day)
    {
        var ruling = Ruling(day);
        var ordinary = Ordinary(day).Count > 0;
        return new()
        {
            On = day,
            Openings = [.. On(day)],
            Holiday = ordinary ? ruling.Holiday : null,
            SpecialHours = ruling.Special,
            Closures = ruling.Hours.Count > 0 ? [.. ClosuresOn(day, ruling)] : [],
        };
    }

    public ClosedBecause WhyClosed(DateTimeOffset at)
    {
        var day = GermanTime.DayOf(at);
        var ruling = Ruling(day);
        var closure = ClosuresOn(day, ruling).FirstOrDefault(closure => closure.From <= at && at < closure.Until);
        return closure is not null && ruling.Hours.Count > 0 ? new() { Closure = closure }
            : ruling.Holiday is { } holiday && Ordinary(day).Count > 0 ? new() { Holiday = holiday }
            : ruling.Special is { } special ? new() { SpecialHours = special }
            : ClosedBecause.OutsideHours;
    }

    private Ruling Ruling(DateOnly day)
    {
        var special = plan.SpecialHours
            .Where(special => special.Covers(channel.Channel, day))
            .OrderByDescending(special => special.Priority)
            .ThenByDescending(special => special.PublishedAt)
            .FirstOrDefault();
        var holiday = calendar?.On(day);

        if (holiday is not null && (special is null || special.Priority <= Priority.Holiday))
            return new([], Priority.Holiday, special?.PublishedAt) { Holiday = holiday };
        return special is null
            ? new(Ordinary(day), 0, null)
            : new(special.Week.On(day.DayOfWeek), special.Priority, special.PublishedAt) { Special = special };
    }

    private IReadOnlyList<Hours> Ordinary(DateOnly day) => channel.WeekOn(day)?.On(day.DayOfWeek) ?? [];

    private IEnumerable<Closure> ClosuresOn(DateOnly day, Ruling ruling)
    {
        var (start, end) = (GermanTime.StartOf(day), GermanTime.EndOf(day));
        return plan.Closures.Where(closure =>
            closure.Channels.Contains(channel.Channel) && closure.From < end && closure.Until > start &&
            (closure.Priority > ruling.Priority || (closure.Priority == ruling.Priority && !(closure.PublishedAt < ruling.PublishedAt))));
    }
}
