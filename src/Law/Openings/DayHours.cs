using OffenesHaus.Law.Holidays;

namespace OffenesHaus.Law.Openings;

/// <summary>
/// Works out one day of one channel. Problem: week, holidays, special hours and closures overlap.
/// Rule: the strongest day rule gives the hours; every closure at least as strong cuts its stretch out.
/// Promise: depends on nothing but the plan, and never changes it.
/// </summary>
internal sealed class DayHours(OpeningPlan plan, ChannelPlan channel)
{
    private static readonly List<Closure> None = [];

    /// <summary>Leaves room before the last known year for the horizon.</summary>
    public static bool Knows(DateOnly day) =>
        day >= HolidayCalendar.FirstDay && day <= HolidayCalendar.LastDay.AddDays(-(int)OpeningPlan.Horizon.TotalDays - 2);

    public IReadOnlyList<Opening> On(DateOnly day)
    {
        var ruling = Ruling(day);
        if (ruling.Hours.Count == 0)
            return [];

        // Most days have one stretch and no closure: nothing to put in order, nothing to cut.
        var closures = ClosuresOn(day, ruling);
        if (ruling.Hours.Count == 1 && closures.Count == 0)
            return ruling.Hours[0].On(day) is var only && only.From < only.Until ? [only] : [];

        var openings = ruling.Hours.Select(hours => hours.On(day)).Where(opening => opening.From < opening.Until).OrderBy(opening => opening.From).ToList();
        foreach (var closure in closures)
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

            // Only a stretch that lasts to midnight can go on the day after.
            if (open is { } ended && ended.Until < GermanTime.EndOf(day))
            {
                yield return ended;
                open = null;
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
            Closures = ruling.Hours.Count > 0 ? ClosuresOn(day, ruling) : [],
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
        var special = plan.SpecialHours.Count == 0 ? null : plan.SpecialHours
            .Where(special => special.Covers(channel.Channel, day))
            .OrderByDescending(special => special.Priority)
            .ThenByDescending(special => special.PublishedAt)
            .FirstOrDefault();
        var holiday = channel.WeekOn(day)?.HolidaysOf is { } place ? HolidayCalendar.For(place).On(day) : null;

        if (holiday is not null && (special is null || special.Priority <= Priority.Holiday))
            return new([], Priority.Holiday, special?.PublishedAt) { Holiday = holiday };
        return special is null
            ? new(Ordinary(day), 0, null)
            : new(special.Week.On(day.DayOfWeek), special.Priority, special.PublishedAt) { Special = special };
    }

    private IReadOnlyList<Hours> Ordinary(DateOnly day) => channel.WeekOn(day)?.Week.On(day.DayOfWeek) ?? [];

    private List<Closure> ClosuresOn(DateOnly day, Ruling ruling)
    {
        if (plan.Closures.Count == 0)
            return None;

        List<Closure>? found = null;
        var (start, end) = (GermanTime.StartOf(day), GermanTime.EndOf(day));
        foreach (var closure in plan.Closures)
        {
            if (closure.From < end && closure.Until > start && closure.Channels.Contains(channel.Channel)
                && (closure.Priority > ruling.Priority || (closure.Priority == ruling.Priority && !(closure.PublishedAt < ruling.PublishedAt))))
                (found ??= []).Add(closure);
        }

        return found ?? None;
    }
}
