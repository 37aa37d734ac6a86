using System.Security.Cryptography;

namespace OffenesHaus.Trust.Proof;

/// <summary>The hashes of the tree over the journal, and the two proofs anybody can check with nothing but a head. (RFC 9162, section 2.1)</summary>
public static class MerkleTree
{
    public const int HashLength = 32;

    // A leaf can never pass for a node, nor a node for a leaf: each begins with a byte of its own.
    private const byte LeafMark = 0, NodeMark = 1;

    /// <summary>The root of a tree without leaves.</summary>
    public static byte[] Empty { get; } = SHA256.HashData([]);

    public static byte[] Leaf(ReadOnlySpan<byte> said)
    {
        Span<byte> marked = said.Length < 1_000 ? stackalloc byte[said.Length + 1] : new byte[said.Length + 1];
        marked[0] = LeafMark;
        said.CopyTo(marked[1..]);
        return SHA256.HashData(marked);
    }

    public static byte[] Node(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        Span<byte> marked = stackalloc byte[1 + 2 * HashLength];
        marked[0] = NodeMark;
        left.CopyTo(marked[1..]);
        right.CopyTo(marked[(1 + HashLength)..]);
        return SHA256.HashData(marked);
    }

    /// <summary>Whether this leaf stands at this place in the tree of that size and root.</summary>
    public static bool Holds(InclusionProof proof, ReadOnlySpan<byte> root)
    {
        ArgumentNullException.ThrowIfNull(proof);
        if (proof.Index < 0 || proof.Index >= proof.Size || !AreHashes(proof.Path) || proof.Leaf.Length != HashLength)
            return false;

        var (at, last, hash) = (proof.Index, proof.Size - 1, proof.Leaf);
        foreach (var beside in proof.Path)
        {
            if (last == 0)
                return false;
            if ((at & 1) == 1 || at == last)
            {
                hash = Node(beside, hash);
                while ((at & 1) == 0 && at != 0)
                    (at, last) = (at >> 1, last >> 1);
            }
            else
            {
                hash = Node(hash, beside);
            }
            (at, last) = (at >> 1, last >> 1);
        }
        return last == 0 && root.SequenceEqual(hash);
    }

    /// <summary>Whether the later tree begins with the whole earlier one: nothing of it was changed, taken out or put in between.</summary>
    public static bool Continues(ConsistencyProof proof, ReadOnlySpan<byte> earlierRoot, ReadOnlySpan<byte> laterRoot)
    {
        ArgumentNullException.ThrowIfNull(proof);
        if (proof.Earlier < 1 || proof.Earlier > proof.Later || !AreHashes(proof.Path))
            return false;
        if (proof.Earlier == proof.Later)
            return proof.Path.Count == 0 && earlierRoot.SequenceEqual(laterRoot);
        if (proof.Path.Count == 0)
            return false;

        // An earlier tree that is one whole subtree of the later one is its own first hash.
        IReadOnlyList<byte[]> path = long.IsPow2(proof.Earlier) ? [earlierRoot.ToArray(), .. proof.Path] : proof.Path;
        var (at, last) = (proof.Earlier - 1, proof.Later - 1);
        while ((at & 1) == 1)
            (at, last) = (at >> 1, last >> 1);

        var (earlier, later) = (path[0], path[0]);
        foreach (var beside in path.Skip(1))
        {
            if (last == 0)
                return false;
            if ((at & 1) == 1 || at == last)
            {
                (earlier, later) = (Node(beside, earlier), Node(beside, later));
                while ((at & 1) == 0 && at != 0)
                    (at, last) = (at >> 1, last >> 1);
            }
            else
            {
                later = Node(later, beside);
            }
            (at, last) = (at >> 1, last >> 1);
        }
        return last == 0 && earlierRoot.SequenceEqual(earlier) && laterRoot.SequenceEqual(later);
    }

    // A tree of 2^62 leaves has 62 levels: a longer path is a lie, and would only cost time.
    private static bool AreHashes(IReadOnlyList<byte[]> path) => path.Count <= 2 * 62 && path.All(h => h.Length == HashLength);
}

/// <summary>That one entry stands in the journal: its place, its leaf, and the hashes beside the way up to the root of a tree of that size.</summary>
public sealed record InclusionProof
{
    /// <summary>Counted from nought.</summary>
    public required long Index { get; init; }

    public required long Size { get; init; }

    public required byte[] Leaf { get; init; }

    public required IReadOnlyList<byte[]> Path { get; init; }
}

/// <summary>That a later tree continues an earlier one.</summary>
public sealed record ConsistencyProof
{
    public required long Earlier { get; init; }

    public required long Later { get; init; }

    public required IReadOnlyList<byte[]> Path { get; init; }
}
