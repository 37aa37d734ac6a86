using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Npgsql;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Erasing;
using OffenesHaus.Trust.Proof;

namespace OffenesHaus.Trust.Backups;

/// <summary>An <see cref="UnsealedTable"/> as it lies in a set: one line for each row, <c>subject sealed</c>, sealed under the subject's own key. A row without a key is left out: nobody could read anything else of it.</summary>
internal sealed class SealedRows(UnsealedTable table, OfficeKey office)
{
    private const string Purpose = "backup-row", Keys = "data";
    private const int Piece = 2_000;

    /// <summary>Writes the rows as they stand in this connection's snapshot.</summary>
    public async Task<TableCopied> Copy(NpgsqlConnection still, string set, CancellationToken stop)
    {
        var name = Path.Combine(BackupFolder.Database, table.Name + ".sealed");
        var (rows, size) = (0L, 0L);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using (var file = Durable.NewFile(Path.Combine(set, name)))
        {
            await using var command = still.Command($"SELECT t.{table.Subject}, k.bytes, row_to_json(t)::text FROM {table.Name} t JOIN trust.data_key k ON k.subject = t.{table.Subject}");
            await using var row = await command.ExecuteReaderAsync(stop);
            for (; await row.ReadAsync(stop); rows++)
            {
                var subject = row.GetGuid(0);
                using var key = DataKey.Unwrap(row.GetFieldValue<byte[]>(1), office, subject);
                var line = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{subject:N} {Convert.ToBase64String(key.Seal(Encoding.UTF8.GetBytes(row.GetString(2)), Purpose, subject))}\n"));
                hash.AppendData(line);
                file.Write(line);
                size += line.Length;
            }
            Durable.Sync(file);
        }
        return new() { Name = table.Name, Columns = [], Rows = rows, File = new(name, size, Convert.ToHexStringLower(hash.GetHashAndReset())) };
    }

    /// <summary>Loads what its keys still open into a table of the same shape. Throws <see cref="BackupDamaged"/> for a row that is neither readable nor erased.</summary>
    public async Task Load(NpgsqlConnection connection, RestoreSource from, TableCopied copied, CancellationToken stop)
    {
        var keys = from.Keys.Where(k => k.Name == Keys && !from.Erased.ContainsKey(k.Subject)).ToDictionary(k => k.Subject, k => k.Bytes);
        var rows = 0L;
        foreach (var piece in File.ReadLines(copied.File.In(from.Set)).Select(l => l.Split(' ')).Select(w => (Subject: Guid.ParseExact(w[0], "N"), Sealed: w[1])).Chunk(Piece))
        {
            rows += piece.Length;
            var open = piece.Where(r => !from.Erased.ContainsKey(r.Subject)).Select(r => Open(r.Subject, Convert.FromBase64String(r.Sealed), keys)).ToList();
            await connection.Ask<object>($"INSERT INTO {table.Name} SELECT * FROM json_populate_recordset(NULL::{table.Name}, $1::json)", stop, $"[{string.Join(',', open)}]");
        }
        if (rows != copied.Rows)
            throw new BackupDamaged($"The table {table.Name} has {rows.ToString(CultureInfo.InvariantCulture)} rows, and the manifest says {copied.Rows.ToString(CultureInfo.InvariantCulture)}.");
    }

    private string Open(Guid subject, byte[] row, Dictionary<Guid, byte[]> keys)
    {
        try
        {
            using var key = DataKey.Unwrap(keys.GetValueOrDefault(subject) ?? throw new BackupDamaged($"The key {subject} is missing, and nobody erased it."), office, subject);
            return Encoding.UTF8.GetString(key.Open(row, Purpose, subject));
        }
        catch (SealBroken e)
        {
            throw new BackupDamaged($"A row of {table.Name} does not open: {e.Message}");
        }
    }
}
