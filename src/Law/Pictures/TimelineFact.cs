namespace OffenesHaus.Law.Pictures;

/// <summary>One thing on the time-line: its day, what happens, and where it is written. The picture and the table show the same facts.</summary>
public sealed record TimelineFact(TimelineKind Kind, DateOnly On, string What, string Section)
{
    /// <summary>The last moment of a channel on that day; null for whole days.</summary>
    public string? Time { get; init; }
}
