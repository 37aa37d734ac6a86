namespace OffenesHaus.Law.Openings;

/// <summary>Channels that are shut between two instants: staff assembly, strike, heat, a broken line. Cancels no plan and no holiday of other years.</summary>
public sealed record Closure
{
    public required IReadOnlyList<Channel> Channels { get; init; }

    public required DateTimeOffset From { get; init; }

    /// <summary>The instant at which it ends.</summary>
    public required DateTimeOffset Until { get; init; }

    public required Wording Reason { get; init; }

    /// <summary>Where people can turn instead.</summary>
    public Channel? Instead { get; init; }

    public required DateTimeOffset PublishedAt { get; init; }

    public int Priority { get; init; } = Openings.Priority.Closure;

    /// <summary>A closure of one whole legal day.</summary>
    public static Closure WholeDay(DateOnly day, Wording reason, DateTimeOffset publishedAt, params IReadOnlyList<Channel> channels) => new()
    {
        Channels = channels,
        From = GermanTime.StartOf(day),
        Until = GermanTime.EndOf(day),
        Reason = reason,
        PublishedAt = publishedAt,
    };
}
