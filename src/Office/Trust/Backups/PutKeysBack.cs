using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Erasing;

namespace OffenesHaus.Trust.Backups;

/// <summary>Loads the wrapped keys of a set, but never those of whoever was erased, and lets every room erase anew what an older database brought back. One transaction, with its entries.</summary>
internal sealed class PutKeysBack(OfficeDb db, IEnumerable<WrappedKeys> kinds, IEnumerable<IHoldings> rooms, Journal journal, TimeProvider clock)
{
    /// <summary>How many keys were loaded, and how many subjects erased anew.</summary>
    public async Task<(long Keys, int Again)> Run(RestoreSource from, CancellationToken stop)
    {
        db.Database.SetCommandTimeout(0);
        await using var act = await db.Database.BeginTransactionAsync(stop);
        journal.Note(JournalKind.HouseRestored, Guid.CreateVersion7(clock.GetUtcNow()), ReasonCode.SetUp, BackupFolder.NameOf(from.Manifest.At));
        var known = (await db.Set<Erased>().AsNoTracking().Select(e => e.Subject).ToListAsync(stop)).ToHashSet();
        var again = from.Erased.Values.Where(e => !known.Contains(e.Subject)).ToList();
        foreach (var one in again)
        {
            db.Add(one);
            journal.Note(JournalKind.ErasedAgain, one.Subject, ReasonCode.OfficeDuty, one.Ground.ToString());
        }
        await db.SaveChangesAsync(stop);

        var keys = from.Keys.Where(k => from.Listed.ContainsKey((k.Name, k.Id)) && !from.Erased.ContainsKey(k.Subject) && !known.Contains(k.Subject)).ToLookup(k => k.Name, StringComparer.Ordinal);
        var loaded = 0L;
        foreach (var kind in kinds)
            loaded += await Load(kind, keys[kind.Name], stop);
        // Their files are not copied at all.
        foreach (var one in again)
            foreach (var room in rooms)
                _ = await room.Erase(one.Subject, stop);
        await act.CommitAsync(stop);
        return (loaded, again.Count);
    }

    private async Task<long> Load(WrappedKeys kind, IEnumerable<KeyKept> keys, CancellationToken stop)
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using var import = await connection.BeginBinaryImportAsync($"COPY {kind.Table} ({kind.Columns}, {kind.Bytes}) FROM STDIN (FORMAT binary)", stop);
        foreach (var key in keys)
        {
            await import.StartRowAsync(stop);
            await import.WriteAsync(key.Id, NpgsqlDbType.Uuid, stop);
            if (kind.Id != kind.Subject)
                await import.WriteAsync(key.Subject, NpgsqlDbType.Uuid, stop);
            await import.WriteAsync(key.Bytes, NpgsqlDbType.Bytea, stop);
        }
        return (long)await import.CompleteAsync(stop);
    }
}
