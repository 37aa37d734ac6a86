namespace OffenesHaus.Trust;

/// <summary>By what a person has shown in this browser that the request is theirs.</summary>
public enum CameIn
{
    /// <summary>Number and code: enough to read and to write.</summary>
    Code,

    /// <summary>The PIN of a letter and a second trait.</summary>
    Pin,

    Passkey,

    /// <summary>The identity card online.</summary>
    Eid,
}

/// <summary>What was shown, and when.</summary>
public sealed record WayIn(CameIn How, DateTimeOffset At);
