using OffenesHaus.Platform;
using OffenesHaus.Trust.Copying;

namespace OffenesHaus.Trust.Erasing;

/// <summary>What one room holds about a subject (a request, a paper, an account …). Each room registers one; data copy, retention, erasure, backup and restore ask them all and need no room to look upward.</summary>
public interface IHoldings
{
    /// <summary>Rows that name files of the store, as SQL with the columns <c>blob, subject, keys, key, purpose, bound, sealed_key</c>: which key (<see cref="WrappedKeys.Name"/> and id) opens the file's own. Null: none.</summary>
    string? Files => null;

    /// <summary>Sealed words, as SQL with the columns <c>subject, keys, key, purpose, bound, sealed</c>. Null: none. A restore opens them all.</summary>
    string? Words => null;

    /// <summary>What has come to rest, as SQL with the columns <c>kind, subject, at</c>: from that instant its time of keeping runs (<see cref="Retention.KeepingRules"/>). What still moves is no row. Null: nothing.</summary>
    string? AtRest => null;

    /// <summary>Subjects with a key of their own that go with this one.</summary>
    Task<IReadOnlyList<Guid>> Belonging(Guid subject, CancellationToken stop) => Task.FromResult<IReadOnlyList<Guid>>([]);

    /// <summary>Every table of the room with rows about a subject, and where in the copy they stand. A table that nobody names here fails a test.</summary>
    IReadOnlyList<CopiedTable> Tables { get; }

    /// <summary>Writes what it holds into the copy that the person gets (Art. 15 Abs. 3 GDPR). Asked as the house: a copy that leaves out what somebody may not see would be short without saying so.</summary>
    Task Export(Guid subject, OwnCopy into, CancellationToken stop);

    /// <summary>Takes it away within the caller's transaction. Returns the files to remove after the commit. Asked again for the same subject (a restore) it finds nothing and is content.</summary>
    Task<IReadOnlyList<BlobId>> Erase(Guid subject, CancellationToken stop);
}
