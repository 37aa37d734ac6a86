using System.Collections.Concurrent;
using System.Globalization;
using Npgsql;
using OffenesHaus.Trust.Erasing;
using OffenesHaus.Trust.Proof;

namespace OffenesHaus.Trust.Backups;

/// <summary>Fills a database that was brought to the shape of the dump. Indexes and references are made after the rows: that is faster, and proves that the rows fit together.</summary>
internal sealed class DatabaseLoad(NpgsqlDataSource owner, IReadOnlyList<string> keyTables, IReadOnlyList<UnsealedTable> unsealed)
{
    private const int AtOnce = 2;

    private const string Shapes = """
        SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname), format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)), 2
        FROM pg_constraint WHERE contype = 'f' AND connamespace::regnamespace::text NOT IN ('pg_catalog', 'information_schema')
        UNION ALL
        SELECT format('DROP INDEX %s', i.indexrelid::regclass), pg_get_indexdef(i.indexrelid), 1
        FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid WHERE c.relnamespace::regnamespace::text NOT IN ('pg_catalog', 'information_schema', 'pg_toast')
          AND NOT i.indisprimary AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid)
        ORDER BY 3 DESC
        """;

    public async Task Run(RestoreSource from, Action<string> say, CancellationToken stop)
    {
        var manifest = from.Manifest;
        await using var connection = await owner.OpenConnectionAsync(stop);
        await connection.Ask<object>("SELECT set_config('statement_timeout', '0', false), set_config('synchronous_commit', 'off', false)", stop);
        var tables = (await DatabaseDump.Names(connection, stop)).ConvertAll(t => t.Name);
        var named = manifest.Tables.Concat(manifest.Sealed).Select(t => t.Name).ToHashSet(StringComparer.Ordinal);
        if (tables.Find(t => !named.Contains(t) && !DatabaseDump.OfShape.Contains(t, StringComparer.Ordinal) && !keyTables.Contains(t, StringComparer.Ordinal)) is { } lacking)
            throw new BackupDamaged($"The dump has no table {lacking}.");

        var shapes = await Strip(connection, tables, [.. named], stop);
        await EachAtOnce(manifest.Tables.OrderByDescending(t => t.File.Size), (beside, table) => Load(beside, from.Set, table, stop), stop);
        foreach (var table in manifest.Sealed)
            await new SealedRows(unsealed.FirstOrDefault(u => u.Name == table.Name) ?? throw new BackupDamaged($"This version knows no table {table.Name} that names people."), from.Office).Load(connection, from, table, stop);
        await Build(shapes, stop);
        foreach (var (name, value) in manifest.Sequences)
            await connection.Ask<long>("SELECT setval($1::regclass, $2)", stop, name, value);
        foreach (var table in tables)
            await connection.Ask<object>($"ALTER TABLE {table} ENABLE TRIGGER USER", stop);
        await MoveOn(connection, say, stop);
        await connection.Ask<object>("ANALYZE", stop);
        say(string.Create(CultureInfo.InvariantCulture, $"database: {manifest.Tables.Count} tables, {manifest.Tables.Sum(t => t.Rows)} rows, as many as the manifest says; {shapes.Count} indexes and references made over them"));
    }

    private static async Task<IReadOnlyList<(string Make, int Turn)>> Strip(NpgsqlConnection connection, IReadOnlyList<string> tables, IReadOnlyList<string> emptied, CancellationToken stop)
    {
        var (shapes, drops) = (new List<(string, int)>(), new List<string>());
        await using (var command = connection.Command(Shapes))
        await using (var row = await command.ExecuteReaderAsync(stop))
            while (await row.ReadAsync(stop))
            {
                drops.Add(row.GetString(0));
                shapes.Add((row.GetString(1), row.GetInt32(2)));
            }
        // What the rows say was decided when they were written: no trigger counts or refuses them now.
        await connection.Ask<object>(string.Join(";\n", tables.Select(t => $"ALTER TABLE {t} DISABLE TRIGGER USER").Concat(drops).Append($"TRUNCATE {string.Join(", ", emptied)}")), stop);
        return shapes;
    }

    private static async Task Load(NpgsqlConnection connection, string set, TableCopied table, CancellationToken stop)
    {
        await using (var rows = await connection.BeginRawBinaryCopyAsync($"COPY {table.Name} ({string.Join(", ", table.Columns)}) FROM STDIN (FORMAT binary)", stop))
        await using (var file = File.OpenRead(Path.Combine(set, table.File.Name)))
            await file.CopyToAsync(rows, 128 * 1024, stop);
        var count = await connection.Ask<long>($"SELECT count(*) FROM {table.Name}", stop);
        if (count != table.Rows)
            throw new BackupDamaged($"The table {table.Name} has {count.ToString(CultureInfo.InvariantCulture)} rows, and the manifest says {table.Rows.ToString(CultureInfo.InvariantCulture)}.");
    }

    private async Task Build(IReadOnlyList<(string Make, int Turn)> shapes, CancellationToken stop)
    {
        foreach (var turn in shapes.GroupBy(s => s.Turn).OrderBy(g => g.Key))
            await EachAtOnce(turn.Select(t => t.Make).Order(StringComparer.Ordinal), (beside, make) => beside.Ask<object>(make, stop), stop);
    }

    // Two references at once may wait for each other's tables: then the database breaks one off, and it is simply made again.
    private async Task EachAtOnce<T>(IEnumerable<T> all, Func<NpgsqlConnection, T, Task> work, CancellationToken stop)
    {
        var waiting = new ConcurrentQueue<T>(all);
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => Task.Run(async () =>
        {
            await using var beside = await owner.OpenConnectionAsync(stop);
            await beside.Ask<object>("SELECT set_config('statement_timeout', '0', false), set_config('synchronous_commit', 'off', false)", stop);
            while (waiting.TryDequeue(out var one))
                try
                {
                    await work(beside, one);
                }
                catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.DeadlockDetected)
                {
                    waiting.Enqueue(one);
                }
        }, stop)));
    }

    // A younger cluster counts its transactions from the beginning. An entry would then bear the number of an old one, and vouch for a change that has none (trust.demand_entry).
    private static async Task MoveOn(NpgsqlConnection connection, Action<string> say, CancellationToken stop)
    {
        var last = await connection.Ask<long>("SELECT greatest((SELECT tx::text::bigint FROM trust.journal ORDER BY tx DESC LIMIT 1), (SELECT below::text::bigint FROM trust.journal_leaf ORDER BY index DESC LIMIT 1), 0)", stop);
        var now = await connection.Ask<long>("SELECT pg_current_xact_id()::text::bigint", stop);
        if (now > last)
            return;
        say(string.Create(CultureInfo.InvariantCulture, $"database: counting {last - now} transactions on, to where the journal was"));
        await connection.Ask<object>($"DO $$ BEGIN WHILE pg_current_xact_id()::text::bigint <= {last.ToString(CultureInfo.InvariantCulture)} LOOP COMMIT; END LOOP; END $$", stop);
    }
}
