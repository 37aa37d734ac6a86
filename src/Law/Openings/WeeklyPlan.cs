namespace OffenesHaus.Law.Openings;

/// <summary>The ordinary week from a day on, until a later plan follows. It is never changed for an exception.</summary>
public sealed record WeeklyPlan
{
    /// <summary>The first legal day on which it holds.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>The hours of that week.</summary>
    public required WeekHours Week { get; init; }
}
