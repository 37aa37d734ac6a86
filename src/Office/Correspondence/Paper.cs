namespace OffenesHaus.Correspondence;

/// <summary>A finished document, declared PDF/UA-1.</summary>
public sealed record Paper
{
    public required byte[] Pdf { get; init; }
    public required int Pages { get; init; }

    /// <summary>Characters no font of the house has; the paper shows U+FFFD in their place, so whoever sends it can say so.</summary>
    public required IReadOnlyList<string> Replaced { get; init; }
}
