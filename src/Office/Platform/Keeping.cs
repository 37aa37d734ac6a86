namespace OffenesHaus.Platform;

/// <summary>How keeping a file ended: <see cref="StoredBlob"/>, or <see cref="TooLarge"/> and nothing is stored.</summary>
public abstract record Keeping
{
    private protected Keeping() { }
}

/// <summary>A file that lies synced and sealed in the store. Size and hash are those of the plain bytes.</summary>
public sealed record StoredBlob : Keeping
{
    public required BlobId Id { get; init; }

    /// <summary>Bytes.</summary>
    public required long Size { get; init; }

    /// <summary>SHA-256, 32 bytes.</summary>
    public required byte[] Sha256 { get; init; }

    /// <summary>What its content says it is; its name is never asked.</summary>
    public required FileKind Kind { get; init; }
}

/// <summary>The file has more bytes than allowed; reading stopped there.</summary>
public sealed record TooLarge(long AtMost) : Keeping;
