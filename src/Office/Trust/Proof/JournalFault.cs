namespace OffenesHaus.Trust.Proof;

/// <summary>The first thing that does not fit: a stable code, where it is, and a sentence that says what it means.</summary>
public sealed record JournalFault(string Code, string Where, string Means)
{
    public override string ToString() => $"{Where}: {Means} [{Code}]";
}

/// <summary>Ends a check at the first fault.</summary>
internal sealed class FaultFound(JournalFault fault) : Exception(fault.ToString())
{
    public FaultFound(string code, string where, string means) : this(new(code, where, means)) { }

    public JournalFault Fault { get; } = fault;
}

/// <summary>What a check of the whole journal saw.</summary>
public sealed record JournalFindings
{
    /// <summary>Entries with a place in the tree.</summary>
    public required long Chained { get; init; }

    /// <summary>Entries that wait for their place: seconds old while the house runs.</summary>
    public required long Waiting { get; init; }

    public required long Heads { get; init; }

    public required long Anchors { get; init; }

    /// <summary>Entries that no anchored head covers yet. An edit there is found by the office key only.</summary>
    public required long Open { get; init; }

    public required JournalFault? Fault { get; init; }

    public required TimeSpan Took { get; init; }
}
