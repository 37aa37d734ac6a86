namespace OffenesHaus.People.Helping;

/// <summary>How much one account of a helper may hold before it is said no, and how much it may read before somebody looks. (house policy, docs/operating.md)</summary>
public sealed record HelpLimits
{
    /// <summary>People helped at the same time.</summary>
    public int MostPeople { get; init; } = 40;

    /// <summary>Different requests opened within an hour; above it an entry warns whoever makes the accounts.</summary>
    public int MostAnHour { get; init; } = 20;
}
