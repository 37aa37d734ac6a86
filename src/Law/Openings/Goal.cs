namespace OffenesHaus.Law.Openings;

/// <summary>What a person wants to reach. Which channel is the fastest depends on it.</summary>
public enum Goal
{
    /// <summary>That the date of today is kept.</summary>
    SaveDate,

    /// <summary>That somebody answers a question.</summary>
    GetAnswer,

    /// <summary>That papers reach the office.</summary>
    HandInPapers,

    /// <summary>No food, power cut off, eviction today.</summary>
    Emergency,
}
