using OffenesHaus.Law.Holidays;

namespace OffenesHaus.Law.Openings;

/// <summary>One channel on one legal day (Europe/Berlin): when it is open, and what makes the day differ from its ordinary week.</summary>
public sealed record ChannelDay
{
    /// <summary>The legal day.</summary>
    public required DateOnly On { get; init; }

    /// <summary>In order of time; empty: closed all day.</summary>
    public required IReadOnlyList<Opening> Openings { get; init; }

    /// <summary>The holiday that shuts a day which would have hours; null on a day that is shut anyway.</summary>
    public required Holiday? Holiday { get; init; }

    /// <summary>The special hours that rule the day instead of its week.</summary>
    public required SpecialHours? SpecialHours { get; init; }

    /// <summary>Closures that touch the hours of the day.</summary>
    public required IReadOnlyList<Closure> Closures { get; init; }

    /// <summary>What makes it differ; null on an ordinary day.</summary>
    public ClosedBecause? Why => IsOrdinary ? null : new() { Closure = Closures.Count > 0 ? Closures[0] : null, Holiday = Holiday, SpecialHours = SpecialHours };

    /// <summary>As its ordinary week says.</summary>
    public bool IsOrdinary => Holiday is null && SpecialHours is null && Closures.Count == 0;
}
