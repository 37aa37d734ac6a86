namespace OffenesHaus.Platform;

/// <summary>Of these files, those that a row names.</summary>
public delegate Task<IReadOnlySet<BlobId>> KnownBlobs(IReadOnlyCollection<BlobId> asked, CancellationToken stop);
