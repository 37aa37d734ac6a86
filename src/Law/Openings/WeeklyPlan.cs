namespace OffenesHaus.Law.Openings;

/// <summary>The ordinary week from a day on, until a later plan follows. It is never changed for an exception.</summary>
public sealed record WeeklyPlan
{
    public required DateOnly ValidFrom { get; init; }

    public required WeekHours Week { get; init; }
}
