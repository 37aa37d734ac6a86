using Npgsql;
using OffenesHaus.Platform;

namespace OffenesHaus.Trust.Proof;

/// <summary>The journal as the database holds it, walked once from the first entry to the last, heads where they belong.</summary>
internal sealed class StoredJournal(NpgsqlConnection connection)
{
    private const int Piece = 5_000;

    /// <summary>Entries with the leaf and the id they are kept under, heads where they belong, then what waits and whether its turn has passed.</summary>
    public async Task Walk(Action<long, EntryText?, string, string?> entry, Action<string> head, Action<EntryText, bool> waits, CancellationToken stop)
    {
        await using var heads = connection.Heads(long.MinValue, stop).GetAsyncEnumerator(stop);
        var more = await heads.MoveNextAsync();
        var (next, below, count) = (long.MinValue, 0UL, 0L);
        for (var rows = Piece; rows == Piece;)
        {
            var some = new List<(long Index, EntryText? Entry, string Leaf, string Owner)>(Piece);
            await using (var command = connection.Command($"""
                SELECT {JournalRows.Columns}, l.index, l.hash, l.below, l.entry FROM trust.journal_leaf l LEFT JOIN trust.journal j ON j.id = l.entry
                WHERE l.index >= $1 ORDER BY l.index LIMIT {Piece}
                """, next))
            await using (var row = await command.ExecuteReaderAsync(stop))
                while (await row.ReadAsync(stop))
                {
                    some.Add((row.GetInt64(11), JournalRows.Entry(row), row.IsDBNull(12) ? "" : Convert.ToHexStringLower(row.GetFieldValue<byte[]>(12)), row.IsDBNull(14) ? "" : row.GetGuid(14).ToString()));
                    below = JournalRows.Tx(row, 13);
                }
            rows = some.Count;
            foreach (var (index, text, leaf, owner) in some)
            {
                for (; more && heads.Current.Size <= count; more = await heads.MoveNextAsync())
                    head(heads.Current.Line);
                entry(index, text, leaf, owner);
                count++;
                next = index + 1;
            }
        }
        for (; more; more = await heads.MoveNextAsync())
            head(heads.Current.Line);

        foreach (var (text, tx) in await Waiting(stop))
            waits(text, tx < below);
    }

    /// <summary>The kept subtrees; one for 256 entries.</summary>
    public async Task<Dictionary<(int, long), byte[]>> Nodes(CancellationToken stop)
    {
        var nodes = new Dictionary<(int, long), byte[]>();
        await using var command = connection.Command("SELECT level, index, hash FROM trust.journal_node");
        await using var row = await command.ExecuteReaderAsync(stop);
        while (await row.ReadAsync(stop))
            nodes[(row.GetInt16(0), row.GetInt64(1))] = row.IsDBNull(2) ? [] : row.GetFieldValue<byte[]>(2);
        return nodes;
    }

    /// <summary>What should keep the journal as it is and does not, in the database's own words; null when all is in place.</summary>
    public Task<string?> Unguarded(CancellationToken stop) => connection.Ask<string>($"""
        SELECT string_agg(what, ', ') FROM (
            SELECT 'trust.' || t || ' may be changed' AS what FROM unnest(ARRAY['journal', 'journal_leaf', 'journal_node', 'tree_head', 'journal_check']) AS t
            WHERE has_any_column_privilege('{Roles.Application}', 'trust.' || t, 'UPDATE') OR has_table_privilege('{Roles.Application}', 'trust.' || t, 'DELETE, TRUNCATE')
               OR NOT EXISTS (SELECT FROM pg_trigger g WHERE g.tgrelid = ('trust.' || t)::regclass AND g.tgname = 'only_add' AND g.tgenabled IN ('O', 'A'))
            UNION ALL
            SELECT name || ' may be changed without an entry' FROM ({EntryGuards.Without}) AS bare WHERE name <> ALL ($1)) AS gaps
        """, stop, (object)EntryGuards.Free);

    // Seconds' worth while the house runs. An old database that never had a sequencer has more; they are few bytes each.
    private async Task<List<(EntryText, ulong)>> Waiting(CancellationToken stop)
    {
        var found = new List<(EntryText, ulong)>();
        await using var command = connection.Command($"SELECT {JournalRows.Columns} FROM trust.journal j WHERE NOT EXISTS (SELECT FROM trust.journal_leaf l WHERE l.entry = j.id) ORDER BY j.tx, j.id");
        await using var row = await command.ExecuteReaderAsync(stop);
        while (await row.ReadAsync(stop))
            found.Add((JournalRows.Entry(row)!, JournalRows.Tx(row, JournalRows.TxColumn)));
        return found;
    }
}
