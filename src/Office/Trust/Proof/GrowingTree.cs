namespace OffenesHaus.Trust.Proof;

/// <summary>The tree while leaves are added at its end: remembers one hash for each whole subtree on its right edge, at most 62.</summary>
internal sealed class GrowingTree
{
    /// <summary>Whole subtrees on the right edge, the largest first; their heights are the bits of the size.</summary>
    private readonly Stack<byte[]> edge;

    public GrowingTree() : this(0, []) { }

    /// <summary>Goes on where a tree of that size stood. <paramref name="peaks"/>: its whole subtrees, the largest first.</summary>
    public GrowingTree(long size, IEnumerable<byte[]> peaks) => (Size, edge) = (size, new(peaks));

    public long Size { get; private set; }

    /// <summary>Adds a leaf. <paramref name="whole"/> hears of each subtree of 256, 65,536 … leaves that it completes.</summary>
    public void Add(byte[] leaf, Action<TreeNode> whole)
    {
        var hash = leaf;
        var level = 0;
        for (var size = Size; (size & 1) == 1; size >>= 1)
        {
            hash = MerkleTree.Node(edge.Pop(), hash);
            level++;
            if (level % TreeNode.Step == 0)
                whole(new(level, Size >> level, hash));
        }
        edge.Push(hash);
        Size++;
    }

    public byte[] Root()
    {
        byte[]? root = null;
        foreach (var peak in edge)
            root = root is null ? peak : MerkleTree.Node(peak, root);
        return root ?? MerkleTree.Empty;
    }
}

/// <summary>A whole subtree: 2^level leaves, the index-th of its kind.</summary>
internal sealed record TreeNode(int Level, long Index, byte[] Hash)
{
    /// <summary>Every eighth level is kept.</summary>
    public const int Step = 8;
}
