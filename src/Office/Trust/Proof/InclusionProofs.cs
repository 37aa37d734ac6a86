using Npgsql;

namespace OffenesHaus.Trust.Proof;

/// <summary>Proofs for whoever holds a head: that an entry stands in the journal, and that one head continues another.</summary>
public sealed class InclusionProofs(NpgsqlDataSource database)
{
    /// <summary>The proof of an entry under the first head that covers it; null until there is one (at most five minutes) and for what is no entry.</summary>
    public async Task<(InclusionProof Proof, TreeHead Head)?> See(Guid entry, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        long index;
        byte[] leaf;
        string line;
        await using (var command = connection.Command("""
            SELECT l.index, l.hash, h.line FROM trust.journal_leaf l
            CROSS JOIN LATERAL (SELECT line FROM trust.tree_head WHERE size > l.index ORDER BY size, number LIMIT 1) AS h WHERE l.entry = $1
            """, entry))
        await using (var row = await command.ExecuteReaderAsync(stop))
        {
            if (!await row.ReadAsync(stop))
                return null;
            (index, leaf, line) = (row.GetInt64(0), row.GetFieldValue<byte[]>(1), row.GetString(2));
        }
        if (!TreeHead.TryParse(line, out var head))
            return null;
        var path = await new StoredTree(connection).Path(index, head.Size, stop);
        return (new() { Index = index, Size = head.Size, Leaf = leaf, Path = path }, head);
    }

    /// <summary>The proof that the tree of the later size begins with that of the earlier. Both are sizes of heads, the earlier at least one entry.</summary>
    public async Task<ConsistencyProof> See(long earlier, long later, CancellationToken stop)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(earlier, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(later, earlier);
        await using var connection = await database.OpenConnectionAsync(stop);
        return new() { Earlier = earlier, Later = later, Path = earlier == later ? [] : await new StoredTree(connection).Continuation(earlier, later, stop) };
    }
}
