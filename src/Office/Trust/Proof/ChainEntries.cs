using Npgsql;
using OffenesHaus.Platform;

namespace OffenesHaus.Trust.Proof;

/// <summary>
/// One turn of the sequencer. Problem: entries commit in any order, and a hand-in must not wait for its place in a chain.
/// Rule: an entry gets its leaf after its commit, in the order of transactions, once no older transaction is open any more; what is signed is
/// anchored before the next head is signed. Promise: each committed entry gets exactly one leaf, whoever is killed when.
/// </summary>
public sealed class ChainEntries(NpgsqlDataSource database, OfficePlace place, TimeProvider clock)
{
    /// <summary>A head is signed at the latest after so many entries, or so much time; and once a day, so that silence is seen.</summary>
    public const int EntriesPerHead = 1_000;

    private const string Turn = "SELECT pg_try_advisory_xact_lock(hashtext('trust.journal_leaf'))";

    /// <summary>For who wants tree and anchors to stand still for a moment, to the end of their transaction.</summary>
    internal const string Hold = "SELECT pg_advisory_xact_lock(hashtext('trust.journal_leaf'))";

    public static readonly TimeSpan TimePerHead = TimeSpan.FromMinutes(5), LongestSilence = TimeSpan.FromDays(1);

    /// <summary>True when there is more to do at once. <paramref name="closing"/>: signs what is there, due or not; the house closes.</summary>
    public async Task<bool> Run(bool closing, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        await using var turn = await connection.BeginTransactionAsync(stop);
        if (!await connection.Ask<bool>(Turn, stop))
            return false;

        // Without anchor or key nothing is signed, but entries still get their place: the fault then lies in one spot, and is told.
        Exception? trouble = null;
        try
        {
            await Anchor(connection, stop);
        }
        catch (Exception e) when (IsOutside(e))
        {
            trouble = e;
        }

        var state = await State.Read(connection, stop);
        var (chained, full) = await Chain(connection, state, stop);
        var signed = false;
        try
        {
            signed = trouble is null && await Sign(connection, state, state.Size + chained, closing && !full, stop);
        }
        catch (Exception e) when (IsOutside(e))
        {
            trouble = e;
        }
        await turn.CommitAsync(stop);
        return trouble is null || full ? full || signed : throw trouble;
    }

    private static bool IsOutside(Exception e) => e is AnchorsDiffer or CannotStart or IOException or UnauthorizedAccessException;

    // Before anything else, and in a later transaction than the head's own: what stands outside is never ahead of what is committed.
    private async Task Anchor(NpgsqlConnection connection, CancellationToken stop)
    {
        var file = new AnchorFile(place.Anchors);
        var last = file.Last();
        var known = last is null || !TreeHead.TryParse(last, out var anchored) ? -1 : anchored.Number;
        if (last is not null && (known < 0 || await connection.Ask<string>("SELECT line FROM trust.tree_head WHERE number = $1", stop, known) != last))
            throw new AnchorsDiffer($"The last line of {file.Path} is no head of this database.");

        var waiting = new List<string>();
        await foreach (var (_, _, line) in connection.Heads(known + 1, stop))
            waiting.Add(line);
        // No head is signed before the one before it is anchored: two that wait mean that anchors are gone.
        if (waiting.Count > 1)
            throw new AnchorsDiffer($"{file.Path} lacks {waiting.Count} heads of this database.");
        if (waiting.Count == 1)
            file.Append(waiting);
    }

    private static async Task<(int Chained, bool Full)> Chain(NpgsqlConnection connection, State state, CancellationToken stop)
    {
        var left = EntriesPerHead - (int)Math.Min(EntriesPerHead, state.Size - (state.Head?.Size ?? 0));
        var room = left > 0 ? left : EntriesPerHead;
        // Entries of a database that was put back into a younger cluster bear transactions this cluster has not reached: they are done all the same.
        var younger = state.Below > state.NextTx;
        var (tx, id, until) = (younger ? 0 : state.Below, Guid.Empty, younger ? (ulong)long.MaxValue : state.Horizon);
        var fresh = new List<(EntryText Entry, Guid Id)>();
        var rows = room;
        while (rows == room && fresh.Count < room)
        {
            var some = new List<(EntryText Entry, Guid Id, ulong Tx)>();
            await using (var command = connection.Command($"SELECT {JournalRows.Columns} FROM trust.journal j WHERE (j.tx, j.id) > ($1, $2) AND j.tx < $3 ORDER BY j.tx, j.id LIMIT $4", tx, id, until, room))
            await using (var row = await command.ExecuteReaderAsync(stop))
                while (await row.ReadAsync(stop))
                    some.Add((JournalRows.Entry(row)!, row.GetGuid(0), JournalRows.Tx(row, JournalRows.TxColumn)));
            rows = some.Count;
            if (rows == 0)
                break;

            var chained = await Chained(connection, [.. some.Select(e => e.Id)], stop);
            foreach (var entry in some.Where(e => !chained.Contains(e.Id)).Take(room - fresh.Count))
            {
                fresh.Add((entry.Entry, entry.Id));
                (tx, id) = (entry.Tx, entry.Id);
            }
            if (fresh.Count < room)
                (tx, id) = (some[^1].Tx, some[^1].Id);
        }

        var full = fresh.Count == room;
        if (fresh.Count > 0)
            await Keep(connection, state, fresh, younger && full ? state.Below : full ? tx : state.Horizon, stop);
        return (fresh.Count, full);
    }

    private static async Task<HashSet<Guid>> Chained(NpgsqlConnection connection, Guid[] ids, CancellationToken stop)
    {
        var found = new HashSet<Guid>();
        await using var command = connection.Command("SELECT entry FROM trust.journal_leaf WHERE entry = ANY($1)", ids);
        await using var row = await command.ExecuteReaderAsync(stop);
        while (await row.ReadAsync(stop))
            found.Add(row.GetGuid(0));
        return found;
    }

    private static async Task Keep(NpgsqlConnection connection, State state, List<(EntryText Entry, Guid Id)> fresh, ulong below, CancellationToken stop)
    {
        var whole = new List<TreeNode>();
        var leaves = fresh.ConvertAll(e => e.Entry.Leaf());
        foreach (var leaf in leaves)
            state.Tree.Add(leaf, whole.Add);

        await using var command = connection.Command("INSERT INTO trust.journal_leaf (index, entry, hash, below) SELECT $1 + n - 1, entry, hash, $4 FROM unnest($2::uuid[], $3::bytea[]) WITH ORDINALITY AS fresh (entry, hash, n)",
            state.Size, fresh.Select(e => e.Id).ToArray(), leaves.ToArray(), below);
        await command.ExecuteNonQueryAsync(stop);
        if (whole.Count == 0)
            return;
        await using var nodes = connection.Command("INSERT INTO trust.journal_node (level, index, hash) SELECT * FROM unnest($1::smallint[], $2::bigint[], $3::bytea[])",
            whole.Select(n => (short)n.Level).ToArray(), whole.Select(n => n.Index).ToArray(), whole.Select(n => n.Hash).ToArray());
        await nodes.ExecuteNonQueryAsync(stop);
    }

    private async Task<bool> Sign(NpgsqlConnection connection, State state, long size, bool closing, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        now = new(now.Ticks - now.Ticks % TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);
        if (!IsDue(state.Head, size, now, closing))
            return false;

        using var keys = new HeadKeys(place.Folder, place.Anchors).Open();
        var head = new TreeHead
        {
            Number = (state.Head?.Number ?? -1) + 1,
            Size = size,
            Root = state.Tree.Root(),
            SignedAt = now,
            KeyId = HeadKeys.IdOf(keys),
            Previous = state.Head?.Hash ?? new byte[MerkleTree.HashLength],
        };
        head = head with { Signature = HeadKeys.Sign(keys, head.Said) };
        await using var command = connection.Command("INSERT INTO trust.tree_head (number, size, line) VALUES ($1, $2, $3)", head.Number, head.Size, head.Line);
        await command.ExecuteNonQueryAsync(stop);
        return true;
    }

    internal static bool IsDue(TreeHead? last, long size, DateTimeOffset now, bool closing)
    {
        if (last is null)
            return size > 0;
        // A clock that was set back must not keep the next head waiting.
        var since = now < last.SignedAt ? LongestSilence : now - last.SignedAt;
        return size > last.Size ? closing || size - last.Size >= EntriesPerHead || since >= TimePerHead : since >= LongestSilence;
    }

    /// <summary>Where the tree stands. Read after the lock was taken: another process may have been at it a moment ago.</summary>
    private sealed record State(long Size, ulong Below, ulong Horizon, ulong NextTx, TreeHead? Head, GrowingTree Tree)
    {
        public static async Task<State> Read(NpgsqlConnection connection, CancellationToken stop)
        {
            var (size, below, horizon, next) = (0L, 0UL, 0UL, 0UL);
            await using (var command = connection.Command("""
                SELECT pg_snapshot_xmin(pg_current_snapshot()), pg_snapshot_xmax(pg_current_snapshot()), l.index, l.below
                FROM (SELECT) AS one LEFT JOIN (SELECT index, below FROM trust.journal_leaf ORDER BY index DESC LIMIT 1) AS l ON true
                """))
            await using (var row = await command.ExecuteReaderAsync(stop))
            {
                await row.ReadAsync(stop);
                (horizon, next) = (JournalRows.Tx(row, 0), JournalRows.Tx(row, 1));
                if (!row.IsDBNull(2))
                    (size, below) = (row.GetInt64(2) + 1, JournalRows.Tx(row, 3));
            }
            var last = await connection.Ask<string>("SELECT line FROM trust.tree_head ORDER BY number DESC LIMIT 1", stop);
            if (last is not null && !TreeHead.TryParse(last, out _))
                throw new AnchorsDiffer("The last head of this database is none of the journal's.");
            var head = last is not null && TreeHead.TryParse(last, out var parsed) ? parsed : null;
            return new(size, below, horizon, next, head, new(size, await new StoredTree(connection).Peaks(size, stop)));
        }
    }
}
