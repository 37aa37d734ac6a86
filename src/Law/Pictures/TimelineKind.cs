namespace OffenesHaus.Law.Pictures;

/// <summary>What a fact of the time-line is, and how it is drawn.</summary>
public enum TimelineKind
{
    /// <summary>What happened, and from which the law counts.</summary>
    Event,

    /// <summary>The day on which the decision counts as notified.</summary>
    Notified,

    /// <summary>Where the period would end, were that a working day.</summary>
    UnshiftedEnd,

    /// <summary>Where it ends.</summary>
    End,

    /// <summary>A statutory holiday on the way.</summary>
    Holiday,

    /// <summary>When a channel closes for the last time before the end.</summary>
    LastMoment,
}
