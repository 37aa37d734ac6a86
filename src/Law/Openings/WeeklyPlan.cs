namespace OffenesHaus.Law.Openings;

/// <summary>The ordinary week from a day on, until a later plan follows. It is never changed for an exception.</summary>
public sealed record WeeklyPlan
{
    /// <summary>The first legal day on which it holds.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>The hours of that week.</summary>
    public required WeekHours Week { get; init; }

    /// <summary>Whose holidays it keeps; null if it answers on holidays too. A service centre in another Land keeps its own.</summary>
    public Place? HolidaysOf { get; init; }

    /// <summary>How long before closing nobody new is let in; zero if until the end.</summary>
    public TimeSpan LastAdmission { get; init; }

    /// <summary>Day and night, on holidays too.</summary>
    public bool IsAlways => HolidaysOf is null && Week.IsAlways;
}
