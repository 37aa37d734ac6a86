namespace OffenesHaus.Law.Openings;

/// <summary>Whether a channel answers. "Open" isn't "lets you in": after the last admission it is closing soon.</summary>
public enum Openness
{
    /// <summary>It takes what is brought.</summary>
    Open,

    /// <summary>Still open for those inside; the last admission has passed.</summary>
    ClosingSoon,

    /// <summary>Nobody answers; when it opens again is known, or is not within 30 days.</summary>
    Closed,

    /// <summary>Nobody confirmed the hours lately, or no plan covers the day: say so rather than guess.</summary>
    Unknown,
}
