using OffenesHaus.Law;
using OffenesHaus.Law.Holidays;
using OffenesHaus.Law.Openings;

namespace OffenesHaus.Reach;

/// <summary>Eight weeks of one way, Monday first, as a plan makes them, and which days are otherwise than before.</summary>
public sealed record WeeksAhead(Channel Channel, IReadOnlyList<DayInWeek> Days)
{
    public const int Weeks = 8;

    /// <summary>From the Monday of the week of <paramref name="from"/>. <paramref name="before"/>: the plan to compare with.</summary>
    public static WeeksAhead Of(OpeningPlan plan, OpeningPlan before, Channel channel, DateOnly from)
    {
        var monday = from.AddDays(-(((int)from.DayOfWeek + 6) % 7));
        var own = plan.Channels.FirstOrDefault(c => c.Channel == channel);
        return new(channel, [.. Enumerable.Range(0, 7 * Weeks).Select(i => monday.AddDays(i)).Select(day => Day(plan.DayOf(channel, day), before.DayOf(channel, day), day, own?.WeekOn(day)?.HolidaysOf))]);
    }

    private static DayInWeek Day(ChannelDay? now, ChannelDay? before, DateOnly day, Place? place) => new()
    {
        On = day,
        Hours = now is null ? null : HoursText.Write(now.Openings.Select(o => o.OnTheClock)),
        Why = now?.Why?.Words,
        Holiday = place is { } keeps ? HolidayCalendar.For(keeps).On(day)?.Name : null,
        Changed = !(now?.Openings ?? []).SequenceEqual(before?.Openings ?? []) || now is null != before is null,
    };
}

/// <summary>One day in the picture of the weeks.</summary>
public sealed record DayInWeek
{
    public required DateOnly On { get; init; }

    /// <summary>As <see cref="HoursText"/> writes them; empty: closed; null: nobody set any.</summary>
    public required string? Hours { get; init; }

    /// <summary>What makes it differ from its ordinary week.</summary>
    public required Wording? Why { get; init; }

    public required Wording? Holiday { get; init; }

    /// <summary>Otherwise than before the change.</summary>
    public required bool Changed { get; init; }
}
