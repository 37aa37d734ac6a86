namespace OffenesHaus.Platform;

/// <summary>A file of the store together with what is needed to read it.</summary>
public sealed record StoredFile
{
    public required BlobId Blob { get; init; }
    public required FileKind Kind { get; init; }
    public required DataKey Key { get; init; }

    /// <summary>Quarter turns to the right, 0 to 3, in which its pages are drawn.</summary>
    public int Turns { get; init; }
}
