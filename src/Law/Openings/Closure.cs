namespace OffenesHaus.Law.Openings;

/// <summary>Channels that are shut between two instants: staff assembly, strike, heat, a broken line. Cancels no plan and no holiday of other years.</summary>
public sealed record Closure
{
    /// <summary>What is shut.</summary>
    public required IReadOnlyList<Channel> Channels { get; init; }

    /// <summary>The instant at which it begins (UTC).</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>The instant at which it ends.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>Why, as people read it.</summary>
    public required Wording Reason { get; init; }

    /// <summary>Where people can turn instead.</summary>
    public Channel? Instead { get; init; }

    /// <summary>Since when people could know of it (UTC).</summary>
    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>Which exceptions it beats; see <see cref="Openings.Priority"/>.</summary>
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
