namespace OffenesHaus.Law.Openings;

/// <summary>Other hours from a day through a day, instead of the ordinary week.</summary>
public sealed record SpecialHours
{
    public required Channel Channel { get; init; }

    public required DateOnly From { get; init; }

    /// <summary>The last day, included.</summary>
    public required DateOnly Through { get; init; }

    public required WeekHours Week { get; init; }

    public required Wording Reason { get; init; }

    public required DateTimeOffset PublishedAt { get; init; }

    public int Priority { get; init; } = Openings.Priority.SpecialHours;

    internal bool Covers(Channel channel, DateOnly day) => Channel == channel && From <= day && day <= Through;
}
