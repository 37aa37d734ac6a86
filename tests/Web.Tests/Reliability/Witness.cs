using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Npgsql;
using OffenesHaus.Platform;

namespace OffenesHaus.Web.Tests.Reliability;

/// <summary>
/// Writes down every promise of the house as it is made, synced to a file of its own, and holds the house to it afterwards:
/// through the portal, by its own SQL, and by the bytes in the file store.
/// </summary>
internal sealed class Witness(string notes) : IDisposable
{
    private readonly FileStream file = new(notes, FileMode.CreateNew, FileAccess.Write);
    private readonly List<Journey> promised = [];

    public int Promises => promised.Count;

    public void Saw(Journey journey)
    {
        file.Write(Encoding.UTF8.GetBytes($"{journey.Number} {journey.Arrival} {string.Join(' ', journey.Hashes)}\n"));
        Durable.Sync(file);
        promised.Add(journey);
    }

    /// <summary>Lost: promised and not there. Doubled: there more than once. Half: there, but something of it is missing or differs. Orphans: files that no row names.</summary>
    public async Task<(int Lost, int Doubled, int Half, int Orphans)> Compare(Uri house, string database, string data)
    {
        await using var source = NpgsqlDataSource.Create(database + ";Pooling=false");
        var requests = await Rows(source, "SELECT number::text, id::text FROM intake.request");
        var arrivals = (await Rows(source, """
            SELECT r.number::text, a.id::text,
                (SELECT count(*) FROM intake.receipt_day d WHERE d.arrival_id = a.id)::text,
                (SELECT count(*) FROM cases.task t WHERE t.request_id = r.id AND t.kind = 'ReadRequest')::text,
                (SELECT count(*) FROM trust.journal j WHERE j.about = r.id AND j.kind = 'HandedIn')::text
            FROM intake.arrival a JOIN intake.request r ON r.id = a.request_id
            """)).ToLookup(a => a[0], StringComparer.Ordinal);
        var files = await Files(source, data);

        int lost = 0, doubled = requests.Count - promised.Count, half = 0;
        foreach (var line in (await File.ReadAllLinesAsync(notes)).Select(l => l.Split(' ')))
        {
            var journey = promised.Single(p => p.Number == line[0]);
            var found = arrivals[line[0]].ToList();
            var stored = files.Where(f => f.Arrival == line[1]).Select(f => f.Hash).ToList();
            if (found.TrueForAll(a => a[1] != line[1]) || !await journey.IsShown(house))
                lost++;
            if (found.Count > 1 || found.Exists(a => a.Skip(2).Any(n => int.Parse(n, CultureInfo.InvariantCulture) > 1)) || stored.Count > line.Length - 2)
                doubled++;
            if (found.Exists(a => a.Skip(2).Contains("0", StringComparer.Ordinal)) || !stored.ToHashSet(StringComparer.Ordinal).IsSupersetOf(line.Skip(2)) || stored.Contains(null, StringComparer.Ordinal))
                half++;
        }

        var named = files.Select(f => f.Id).ToHashSet(StringComparer.Ordinal);
        var orphans = Directory.EnumerateFiles(Path.Combine(data, "files"), "*", SearchOption.AllDirectories).Count(f => !named.Contains(Path.GetFileName(f)));
        return (lost, Math.Max(0, doubled), half, orphans);
    }

    public void Dispose() => file.Dispose();

    // What lies under each row's name, opened with the request's key and hashed anew; null where it does not open whole.
    private static async Task<List<(string Id, string? Arrival, string? Hash)>> Files(NpgsqlDataSource source, string data)
    {
        using var office = OfficeKey.Open(data);
        var store = FileStore.Open(data, TimeProvider.System);
        var found = new List<(string, string?, string?)>();
        await using var command = source.CreateCommand("SELECT f.id, f.arrival_id, f.sealed_key, f.request_id, k.bytes FROM intake.file f JOIN trust.data_key k ON k.subject = f.request_id WHERE f.removed_at IS NULL");
        await using var row = await command.ExecuteReaderAsync();
        while (await row.ReadAsync())
        {
            var id = row.GetGuid(0);
            using var key = DataKey.Unwrap(row.GetFieldValue<byte[]>(4), office, row.GetGuid(3));
            using var own = DataKey.UnwrapUnder(row.GetFieldValue<byte[]>(2), key, "file-key", id);
            string? hash = null;
            try
            {
                await using var plain = store.OpenRead(new(id), own);
                hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(plain));
            }
            catch (Exception e) when (e is SealBroken or FileNotFoundException)
            {
                // Stays null: half.
            }
            found.Add((id.ToString("N"), row.IsDBNull(1) ? null : row.GetGuid(1).ToString(), hash));
        }
        return found;
    }

    private static async Task<List<string[]>> Rows(NpgsqlDataSource source, string sql)
    {
        var rows = new List<string[]>();
        await using var command = source.CreateCommand(sql);
        await using var row = await command.ExecuteReaderAsync();
        while (await row.ReadAsync())
            rows.Add([.. Enumerable.Range(0, row.FieldCount).Select(row.GetString)]);
        return rows;
    }
}
