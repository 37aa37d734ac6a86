namespace OffenesHaus.Law.Openings;

/// <summary>
/// The one source for every question about open and closed: weekly plans, holidays, special hours and closures, by channel.
/// Wall-clock hours in Germany become instants day by day, so that the change of the clock is right by itself.
/// </summary>
public sealed record OpeningPlan
{
    /// <summary>How far a search for the next opening looks before it says "unknown".</summary>
    public static readonly TimeSpan Horizon = TimeSpan.FromDays(30);

    /// <summary>What this office answers by; a channel left out is unknown.</summary>
    public required IReadOnlyList<ChannelPlan> Channels { get; init; }

    /// <summary>Other hours on certain days.</summary>
    public IReadOnlyList<SpecialHours> SpecialHours { get; init; } = [];

    /// <summary>Stretches in which channels are shut.</summary>
    public IReadOnlyList<Closure> Closures { get; init; } = [];

    /// <summary>Until when the plan may be trusted without somebody confirming it again; null: always.</summary>
    public DateTimeOffset? GoodUntil { get; init; }

    /// <summary>The plan as people could know it at an instant: without what was published later.</summary>
    public OpeningPlan KnownAt(DateTimeOffset at) => this with
    {
        SpecialHours = [.. SpecialHours.Where(hours => hours.PublishedAt <= at)],
        Closures = [.. Closures.Where(closure => closure.PublishedAt <= at)],
    };

    /// <summary>The state of each channel of the plan at an instant.</summary>
    public IReadOnlyList<ChannelState> StatesAt(DateTimeOffset at) => [.. Channels.Select(plan => StateOf(plan.Channel, at))];

    /// <summary>A channel without a plan is unknown, not closed.</summary>
    public ChannelState StateOf(Channel channel, DateTimeOffset at)
    {
        var today = GermanTime.DayOf(at);
        var plan = Channels.FirstOrDefault(plan => plan.Channel == channel);
        var state = new ChannelState { Channel = channel, At = at, State = Openness.Unknown };
        if (plan?.WeekOn(today) is null || at > GoodUntil || !DayHours.Knows(today))
            return state;
        if (plan.AlwaysOpen && !Closures.Any(closure => closure.Channels.Contains(channel)) && !SpecialHours.Any(hours => hours.Channel == channel))
            return state with { State = Openness.Open };

        var hours = new DayHours(this, plan);
        var openings = hours.Merged(today, today.AddDays((int)Horizon.TotalDays + 1));
        var next = openings.FirstOrDefault(opening => opening.Until > at);
        if (next.Holds(at))
            return Open(state, next, plan.WeekOn(GermanTime.DayOf(next.Until.AddTicks(-1)))?.LastAdmission ?? TimeSpan.Zero);

        return state with
        {
            State = Openness.Closed,
            OpensAt = next.From > at && next.From <= at + Horizon ? next.From : null,
            Because = hours.WhyClosed(at),
        };
    }

    /// <summary>When the channel closes for the last time on a legal day, or null if it doesn't open on that day.</summary>
    public DateTimeOffset? LastMomentOn(Channel channel, DateOnly day)
    {
        var plan = Channels.FirstOrDefault(plan => plan.Channel == channel);
        var openings = plan is null ? [] : new DayHours(this, plan).On(day);
        return openings.Count == 0 ? null : openings[^1].Until;
    }

    /// <summary>One legal day of a channel as a calendar shows it; null where no plan covers the day. Throws nothing: days beyond the known years are not covered.</summary>
    public ChannelDay? DayOf(Channel channel, DateOnly day) =>
        Channels.FirstOrDefault(plan => plan.Channel == channel) is { } plan && DayHours.Knows(day) && plan.WeekOn(day) is not null ? new DayHours(this, plan).Whole(day) : null;

    private static ChannelState Open(ChannelState state, Opening now, TimeSpan lastAdmission)
    {
        if (now.Until - state.At > Horizon)
            return state with { State = Openness.Open };

        var admits = now.Until - lastAdmission;
        return state with
        {
            State = state.At < admits ? Openness.Open : Openness.ClosingSoon,
            ClosesAt = now.Until,
            LastAdmissionAt = lastAdmission > TimeSpan.Zero && state.At < admits ? admits : null,
        };
    }
}
