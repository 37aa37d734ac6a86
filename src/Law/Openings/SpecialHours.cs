namespace OffenesHaus.Law.Openings;

/// <summary>Other hours from a day through a day, instead of the ordinary week.</summary>
public sealed record SpecialHours
{
    /// <summary>The channel it is about.</summary>
    public required Channel Channel { get; init; }

    /// <summary>The first legal day.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last day, included.</summary>
    public required DateOnly Through { get; init; }

    /// <summary>The hours by weekday; a weekday without any is closed.</summary>
    public required WeekHours Week { get; init; }

    /// <summary>Why, as people read it.</summary>
    public required Wording Reason { get; init; }

    /// <summary>Since when people could know of it (UTC).</summary>
    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>Which exceptions it beats; see <see cref="Openings.Priority"/>.</summary>
    public int Priority { get; init; } = Openings.Priority.SpecialHours;

    internal bool Covers(Channel channel, DateOnly day) => Channel == channel && From <= day && day <= Through;
}
