namespace OffenesHaus.Law.Openings;

/// <summary>Whether a channel answers. "Open" isn't "lets you in": after the last admission it is closing soon.</summary>
public enum Openness
{
    Open,

    /// <summary>Still open for those inside; the last admission has passed.</summary>
    ClosingSoon,

    Closed,

    /// <summary>Nobody confirmed the hours lately, or no plan covers the day: say so rather than guess.</summary>
    Unknown,
}
