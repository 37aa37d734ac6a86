using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using Npgsql;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Erasing;
using OffenesHaus.Trust.Proof;

namespace OffenesHaus.Trust.Backups;

/// <summary>
/// Copies every table but those of wrapped keys, all at one instant, as the rows of COPY; what names people in plain words as <see cref="SealedRows"/>. No program of PostgreSQL is needed for it, no version of one has to fit, and a dump is rows
/// and nothing else: what stands in it is never run at a restore.
/// </summary>
internal sealed class DatabaseDump(NpgsqlDataSource owner, IReadOnlyList<WrappedKeys> keys, IReadOnlyList<UnsealedTable> unsealed)
{
    /// <summary>The shape of the database is the program's, and is made anew by its migrations.</summary>
    public static readonly IReadOnlyList<string> OfShape = ["platform.migrations", "trust.staff_migrations"];

    private const int AtOnce = 2;

    public const string Tables = """
        SELECT c.oid::regclass::text AS name, array(SELECT quote_ident(a.attname) FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' ORDER BY a.attnum) AS columns
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind = 'r' AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast') AND n.nspname NOT LIKE 'pg\_temp%' ORDER BY pg_relation_size(c.oid) DESC
        """;

    public async Task<IReadOnlyList<TableCopied>> Copy(Snapshot still, string set, CancellationToken stop)
    {
        var tables = await Names(still.Connection, stop);
        tables.RemoveAll(t => OfShape.Contains(t.Name, StringComparer.Ordinal) || keys.Any(k => k.Table == t.Name) || unsealed.Any(u => u.Name == t.Name));
        var (waiting, copied) = (new ConcurrentQueue<(string Name, string[] Columns)>(tables), new ConcurrentBag<TableCopied>());
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => Task.Run(async () =>
        {
            await using var beside = await still.Beside(owner, stop);
            while (waiting.TryDequeue(out var table))
                copied.Add(await One(beside.Connection, table.Name, table.Columns, set, stop));
        }, stop)));
        return [.. copied.OrderBy(t => t.Name, StringComparer.Ordinal)];
    }

    /// <summary>The tables that name people, sealed row by row.</summary>
    public async Task<IReadOnlyList<TableCopied>> CopySealed(Snapshot still, string set, OfficeKey office, CancellationToken stop)
    {
        List<TableCopied> copied = [];
        foreach (var table in unsealed)
            copied.Add(await new SealedRows(table, office).Copy(still.Connection, set, stop));
        return copied;
    }

    /// <summary>Which keys there were, without the keys: whoever is missing later must be on the list of the erased.</summary>
    public async Task<PartCopied> KeysOf(NpgsqlConnection still, string set, CancellationToken stop)
    {
        var text = new System.Text.StringBuilder();
        var lines = 0L;
        foreach (var kind in keys)
        {
            await using var command = still.Command($"SELECT {kind.Id}, {kind.Subject} FROM {kind.Table} ORDER BY 1");
            await using var row = await command.ExecuteReaderAsync(stop);
            for (; await row.ReadAsync(stop); lines++)
                text.Append(CultureInfo.InvariantCulture, $"{kind.Name} {row.GetGuid(0):N} {row.GetGuid(1):N}\n");
        }
        var (size, hash) = BackupFolder.Write(Path.Combine(set, BackupFolder.Keys), System.Text.Encoding.ASCII.GetBytes(text.ToString()));
        return new(BackupFolder.Keys, size, hash, lines);
    }

    public static async Task<IReadOnlyDictionary<string, long>> Sequences(NpgsqlConnection still, CancellationToken stop)
    {
        var found = new SortedDictionary<string, long>(StringComparer.Ordinal);
        await using var command = still.Command("SELECT format('%I.%I', schemaname, sequencename), last_value FROM pg_sequences WHERE last_value IS NOT NULL");
        await using var row = await command.ExecuteReaderAsync(stop);
        while (await row.ReadAsync(stop))
            found[row.GetString(0)] = row.GetInt64(1);
        return found;
    }

    public static async Task<List<(string Name, string[] Columns)>> Names(NpgsqlConnection connection, CancellationToken stop)
    {
        var found = new List<(string, string[])>();
        await using var command = connection.Command(Tables);
        await using var row = await command.ExecuteReaderAsync(stop);
        while (await row.ReadAsync(stop))
            found.Add((row.GetString(0), row.GetFieldValue<string[]>(1)));
        return found;
    }

    private static async Task<TableCopied> One(NpgsqlConnection connection, string table, string[] columns, string set, CancellationToken stop)
    {
        var name = Path.Combine(BackupFolder.Database, table.Replace("\"", "", StringComparison.Ordinal) + ".rows");
        var size = 0L;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using (var file = Durable.NewFile(Path.Combine(set, name)))
        {
            await using (var rows = await connection.BeginRawBinaryCopyAsync($"COPY {table} ({string.Join(", ", columns)}) TO STDOUT (FORMAT binary)", stop))
            {
                var piece = new byte[128 * 1024];
                for (int got; (got = await rows.ReadAtLeastAsync(piece, piece.Length, throwOnEndOfStream: false, stop)) > 0; size += got)
                {
                    hash.AppendData(piece, 0, got);
                    file.Write(piece, 0, got);
                }
            }
            Durable.Sync(file);
        }
        var rowCount = await connection.Ask<long>($"SELECT count(*) FROM {table}", stop);
        return new() { Name = table, Columns = columns, Rows = rowCount, File = new(name, size, Convert.ToHexStringLower(hash.GetHashAndReset())) };
    }
}
