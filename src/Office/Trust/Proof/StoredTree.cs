using Npgsql;

namespace OffenesHaus.Trust.Proof;

/// <summary>Reads subtrees of the kept tree: never more than 256 hashes for one, however large it is.</summary>
internal sealed class StoredTree(NpgsqlConnection connection)
{
    private readonly Dictionary<(int, long), byte[][]> read = [];

    /// <summary>The whole subtrees that a tree of this size consists of, the largest first.</summary>
    public async Task<List<byte[]>> Peaks(long size, CancellationToken stop)
    {
        var peaks = new List<byte[]>();
        for (var (level, from) = (62, 0L); level >= 0; level--)
            if ((size >> level & 1) == 1)
            {
                peaks.Add(await Whole(level, from >> level, stop));
                from += 1L << level;
            }
        return peaks;
    }

    /// <summary>The hashes beside the way from a leaf to the root. (RFC 9162, 2.1.3.1)</summary>
    public async Task<List<byte[]>> Path(long index, long size, CancellationToken stop)
    {
        var path = new List<byte[]>();
        var (from, to) = (0L, size);
        while (to - from > 1)
        {
            var middle = from + Half(to - from);
            path.Add(index < middle ? await Root(middle, to, stop) : await Root(from, middle, stop));
            (from, to) = index < middle ? (from, middle) : (middle, to);
        }
        path.Reverse();
        return path;
    }

    /// <summary>The hashes that show that the tree of the later size begins with that of the earlier. (RFC 9162, 2.1.4.1)</summary>
    public async Task<List<byte[]>> Continuation(long earlier, long later, CancellationToken stop)
    {
        var path = new List<byte[]>();
        var (from, to, known) = (0L, later, true);
        while (earlier != to)
        {
            var middle = from + Half(to - from);
            path.Add(earlier <= middle ? await Root(middle, to, stop) : await Root(from, middle, stop));
            known &= earlier <= middle;
            (from, to) = earlier <= middle ? (from, middle) : (middle, to);
        }
        if (!known)
            path.Add(await Root(from, to, stop));
        path.Reverse();
        return path;
    }

    private async Task<byte[]> Root(long from, long to, CancellationToken stop)
    {
        var count = to - from;
        if (long.IsPow2(count))
            return await Whole((int)long.Log2(count), from / count, stop);
        var middle = from + Half(count);
        var (left, right) = (await Root(from, middle, stop), await Root(middle, to, stop));
        return MerkleTree.Node(left, right);
    }

    /// <summary>The largest power of two below a count.</summary>
    private static long Half(long count) => 1L << (int)long.Log2(count - 1);

    private async Task<byte[]> Whole(int level, long index, CancellationToken stop)
    {
        var kept = level / TreeNode.Step * TreeNode.Step;
        var first = index << (level - kept);
        var row = await Row(kept, first >> TreeNode.Step, stop);
        var at = (int)(first & 255);
        byte[][] hashes = row[at..(at + (1 << (level - kept)))];
        while (hashes.Length > 1)
            hashes = [.. hashes.Chunk(2).Select(pair => MerkleTree.Node(pair[0], pair[1]))];
        return hashes[0];
    }

    private async Task<byte[][]> Row(int level, long index, CancellationToken stop)
    {
        if (read.TryGetValue((level, index), out var known))
            return known;
        await using var command = new NpgsqlCommand(
            level == 0 ? "SELECT hash FROM trust.journal_leaf WHERE index >= $1 AND index < $1 + 256 ORDER BY index"
                : "SELECT hash FROM trust.journal_node WHERE level = $2 AND index >= $1 AND index < $1 + 256 ORDER BY index", connection);
        command.Parameters.Add(new() { Value = index << TreeNode.Step });
        if (level > 0)
            command.Parameters.Add(new() { Value = (short)level });
        var hashes = new List<byte[]>();
        await using var row = await command.ExecuteReaderAsync(stop);
        while (await row.ReadAsync(stop))
            hashes.Add(row.GetFieldValue<byte[]>(0));
        return read[(level, index)] = [.. hashes];
    }
}
