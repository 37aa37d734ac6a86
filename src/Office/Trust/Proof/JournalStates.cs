using Npgsql;
using OffenesHaus.Platform;

namespace OffenesHaus.Trust.Proof;

/// <summary>How the journal stands, for the page of staff, the alarm over the worklist and the machine that watches the house.</summary>
public sealed class JournalStates(NpgsqlDataSource database, OfficePlace place, TimeProvider clock)
{
    public async Task<JournalState> See(CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        var state = await Read(connection, stop);
        var (last, trouble) = Anchored();
        var anchored = last is null ? null : await connection.Ask<string>("SELECT line FROM trust.tree_head WHERE line = $1 AND number = $2", stop, last.Line, last.Number) is null ? null : last;
        if (last is not null && anchored is null)
            trouble = true;
        return state with
        {
            Anchored = anchored,
            AnchorsDiffer = trouble || (state.Head is { Number: > 0 } head && (anchored is null || anchored.Number < head.Number - 1)),
            AnchorsNearby = SameDisk(place.Folder, place.Anchors),
            Now = clock.GetUtcNow(),
        };
    }

    private static async Task<JournalState> Read(NpgsqlConnection connection, CancellationToken stop)
    {
        await using var command = connection.Command("""
            SELECT coalesce((SELECT max(index) + 1 FROM trust.journal_leaf), 0),
                   (SELECT line FROM trust.tree_head ORDER BY number DESC LIMIT 1),
                   (SELECT j.at FROM trust.journal_leaf l JOIN trust.journal j ON j.id = l.entry
                    WHERE l.index = coalesce((SELECT size FROM trust.tree_head ORDER BY number DESC LIMIT 1), 0)),
                   (SELECT min(j.at) FROM trust.journal j WHERE j.tx >= coalesce((SELECT below FROM trust.journal_leaf ORDER BY index DESC LIMIT 1), '0'::xid8)
                       AND NOT EXISTS (SELECT FROM trust.journal_leaf l WHERE l.entry = j.id)),
                   c.checked_at, c.entries, c.fault, (SELECT line FROM trust.tree_head ORDER BY number LIMIT 1)
            FROM (SELECT) AS one LEFT JOIN (SELECT checked_at, entries, fault FROM trust.journal_check ORDER BY id DESC LIMIT 1) AS c ON true
            """);
        await using var row = await command.ExecuteReaderAsync(stop);
        await row.ReadAsync(stop);
        DateTimeOffset? At(int column) => row.IsDBNull(column) ? null : row.GetFieldValue<DateTimeOffset>(column);
        return new()
        {
            Entries = row.GetInt64(0),
            Head = !row.IsDBNull(1) && TreeHead.TryParse(row.GetString(1), out var head) ? head : null,
            WaitingSince = At(2) ?? At(3),
            CheckedAt = At(4),
            CheckedEntries = row.IsDBNull(5) ? 0 : row.GetInt64(5),
            Fault = row.IsDBNull(6) ? null : row.GetString(6),
            SignedSince = !row.IsDBNull(7) && TreeHead.TryParse(row.GetString(7), out var first) ? first.SignedAt : null,
        };
    }

    private (TreeHead? Last, bool Trouble) Anchored()
    {
        try
        {
            return new AnchorFile(place.Anchors).Last() is not { } line ? (null, false) : TreeHead.TryParse(line, out var head) ? (head, false) : (null, true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (null, true);
        }
    }

    // The longest mount point that a path begins with; two folders of one disk share it.
    private static bool SameDisk(string one, string other)
    {
        string[] mounts;
        try
        {
            mounts = [.. File.ReadLines("/proc/self/mountinfo").Select(l => l.Split(' ')).Where(p => p.Length > 4).Select(p => p[4])];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return true;
        }
        string Mount(string path) => mounts.Where(m => m == "/" || path == m || path.StartsWith(m + "/", StringComparison.Ordinal)).MaxBy(m => m.Length) ?? "/";
        return Mount(Path.GetFullPath(one)) == Mount(Path.GetFullPath(other));
    }
}

/// <summary>How the journal stands at one moment.</summary>
public sealed record JournalState
{
    /// <summary>After this long without a head over what waits, somebody has to look.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    /// <summary>A check runs every night; one that is this old did not.</summary>
    public static readonly TimeSpan CheckPatience = TimeSpan.FromHours(50);

    public required long Entries { get; init; }

    public required TreeHead? Head { get; init; }

    /// <summary>The instant of the first head: since then there is something to check. Null when nothing was signed yet.</summary>
    public DateTimeOffset? SignedSince { get; init; }

    /// <summary>The newest head that is also written outside the database.</summary>
    public TreeHead? Anchored { get; init; }

    /// <summary>The instant of the oldest entry that no head covers; null when all are covered.</summary>
    public required DateTimeOffset? WaitingSince { get; init; }

    public required DateTimeOffset? CheckedAt { get; init; }

    public required long CheckedEntries { get; init; }

    /// <summary>What the last check found first; null when all was well.</summary>
    public required string? Fault { get; init; }

    public bool AnchorsDiffer { get; init; }

    /// <summary>The anchors lie on the disk of the database: whoever has the one has the other.</summary>
    public bool AnchorsNearby { get; init; }

    public DateTimeOffset Now { get; init; }

    public TimeSpan? AnchorAge => Anchored is null ? null : Now - Anchored.SignedAt;

    // Entries of the demonstration are dated back: what counts is how long the house has been silent, too.
    public bool IsLate => WaitingSince < Now - Patience && (Head is null || Head.SignedAt < Now - Patience);

    // A check that never ran is as late as one that no longer does.
    public bool CheckIsLate => Head is not null && (CheckedAt ?? SignedSince) < Now - CheckPatience;

    public bool IsWell => Fault is null && !AnchorsDiffer && !IsLate && !CheckIsLate;
}
