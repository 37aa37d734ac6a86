namespace OffenesHaus.Law.Openings;

/// <summary>Who asks which channel is best: goal, moment and what the form of the act depends on.</summary>
public sealed record ChannelQuestion
{
    /// <summary>What is to be reached.</summary>
    public required Goal Goal { get; init; }

    /// <summary>The instant of the question.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What is to be declared; it decides which forms do (§ 84 Abs. 1 SGG).</summary>
    public Declaration Declaration { get; init; } = Declaration.Application;

    /// <summary>The person can prove identity online (§ 36a Abs. 2a Nr. 1 SGB I).</summary>
    public bool HasEid { get; init; }

    /// <summary>The last day, if a period runs.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>How long "soon" is for somebody who wants an answer.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(60);
}
