namespace OffenesHaus.Law.Receipt;

/// <summary>A paper found in the letterbox: it was dropped at some moment between two emptyings.</summary>
public sealed record LetterboxFind
{
    /// <summary>The emptying before, as an instant with any offset; the paper wasn't there yet.</summary>
    public required DateTimeOffset LastEmptiedAt { get; init; }

    /// <summary>The emptying that found it, as an instant with any offset.</summary>
    public required DateTimeOffset FoundAt { get; init; }

    /// <summary>The date that the paper itself bears, if any.</summary>
    public DateOnly? PaperOn { get; init; }

    /// <summary>The day of the compartment, only in a box that separates the days.</summary>
    public DateOnly? CompartmentOn { get; init; }
}
