namespace OffenesHaus.Law.Openings;

/// <summary>The answer to "is it open now, and if not, when?" for one channel at one instant.</summary>
public sealed record ChannelState
{
    /// <summary>The channel asked about.</summary>
    public required Channel Channel { get; init; }

    /// <summary>The instant asked about.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Open, closing soon, closed or unknown.</summary>
    public required Openness State { get; init; }

    /// <summary>When it closes, if open; null if it never does within <see cref="OpeningPlan.Horizon"/>.</summary>
    public DateTimeOffset? ClosesAt { get; init; }

    /// <summary>The last moment to be let in, if open and before closing.</summary>
    public DateTimeOffset? LastAdmissionAt { get; init; }

    /// <summary>When it opens next, if closed; null means unknown: none within <see cref="OpeningPlan.Horizon"/>.</summary>
    public DateTimeOffset? OpensAt { get; init; }

    /// <summary>Why it is closed, if it is.</summary>
    public ClosedBecause? Because { get; init; }

    /// <summary>Somebody or something takes what is brought, even if nobody new is let in.</summary>
    public bool IsOpen => State is Openness.Open or Openness.ClosingSoon;

    /// <summary>When the answer changes next: last admission, closing or opening; null if not within the horizon.</summary>
    public DateTimeOffset? NextChangeAt => State switch
    {
        Openness.Open => LastAdmissionAt ?? ClosesAt,
        Openness.ClosingSoon => ClosesAt,
        _ => OpensAt,
    };

    /// <summary>Whole minutes that really pass until it opens; an hour more or less than the clock says when the clock changes.</summary>
    public long? MinutesUntilOpen => OpensAt is { } opens ? (long)Math.Floor((opens - At).TotalMinutes) : null;
}
