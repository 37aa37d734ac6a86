namespace OffenesHaus.Law.Pictures;

/// <summary>What a fact of the time-line is, and how it is drawn.</summary>
public enum TimelineKind
{
    Event,
    Notified,
    UnshiftedEnd,
    End,
    Holiday,
    LastMoment,
}
