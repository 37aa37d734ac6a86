using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Erasing;
using OffenesHaus.Trust.Proof;

namespace OffenesHaus.Trust.Backups;

/// <summary>
/// Replaces the office key and the protection key while the house is open. Problem: a destroyed key lives on in every old copy of the file of wrapped keys. Rule: new keys wrap everything that is
/// left, and the old ones are destroyed. Promise: at every moment everything opens; whoever is killed when goes on at the next call; afterwards no older copy of wrapped keys opens anything.
/// </summary>
public sealed class RotateKeys(OwnerDatabase owner, OfficeDb db, OfficePlace place, OfficeKey office, ProtectionKey protection, IEnumerable<WrappedKeys> kinds, Journal journal, TimeProvider clock)
{
    private const int Piece = 1_000;

    /// <summary>How long other processes may still commit what they wrapped a moment ago. Later than that the database refuses it, and nothing is lost but one post.</summary>
    internal TimeSpan Grace { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary><paramref name="copies"/>: where the new keys are laid before anything is wrapped by them. <paramref name="outside"/>: files that are no rows and were wrapped too (cookies), as they read under the new key. <paramref name="backups"/>: the folders whose files of keys go along.</summary>
    public async Task Run(string copies, Func<IEnumerable<(string Path, byte[] Content)>> outside, IReadOnlyList<string> backups, Action<string> say, CancellationToken stop)
    {
        List<(string Name, OfficeKey Key)> both = [("office", office), ("protection", protection.Wraps)];
        // Their former ones are destroyed in this order: where only the protection key still has one, the office key is done.
        foreach (var (name, key) in IsUnderWay(protection.Wraps) && !IsUnderWay(office) ? both[1..] : both)
            Change(name, key, copies, say);
        await Task.Delay(Grace, clock, stop);

        foreach (var kind in kinds)
        {
            var count = await Rewrap(kind, stop);
            say(string.Create(CultureInfo.InvariantCulture, $"{kind.Table}: {count} keys wrapped anew"));
        }
        foreach (var (path, content) in outside())
            Durable.Replace(path, file => file.Write(content));
        foreach (var kind in kinds)
            await Spend(kind, stop);

        // The backups' keys lie under the old key until here: without this file the old key is still needed.
        foreach (var folder in backups)
        {
            if (await new RefreshKeys(owner, place, office, kinds, clock).Run(folder, stop) is { } why)
                throw new CannotStart($"{why} Its keys still lie under the old office key.", $"Put that right and say './oh keys rotate' again: it goes on where it stopped. Until then both keys are there. If it is there no more, add --without {folder}: whatever is left of it will open nothing.");
            say($"backups: the keys beside {folder} are replaced");
        }
        foreach (var (name, key) in both)
        {
            key.Shelf.DestroyFormer();
            say($"{name} key: the former one is destroyed; the one in force is {key.Id}");
        }
    }

    private static bool IsUnderWay(OfficeKey key) => key.Shelf.HasFormer || key.Shelf.HasNext;

    private void Change(string name, OfficeKey key, string copies, Action<string> say)
    {
        if (key.Shelf is { HasFormer: true, HasNext: false })
        {
            say($"{name} key: an earlier change was broken off and goes on");
            return;
        }
        var next = key.Shelf.Prepare();
        var copy = Path.Combine(copies, name + ".key");
        Directory.CreateDirectory(copies, Durable.OwnerOnlyFolder);
        if (File.Exists(copy) && OfficeKey.From(copies, name, null).Id != next.Id)
            throw new CannotStart($"There is another {name}.key in {copies}.", "Name an empty folder for the copies of the new keys: the old copies are needed until the change is done.");
        if (!File.Exists(copy))
            next.CopyTo(copy);
        Durable.SyncFolder(copies);
        if (name == "office")
            Durable.Replace(Path.Combine(place.Folder, "keys", OfficeKey.SecretsName), file => file.Write(key.Kept().Sealed(next)));
        key.Shelf.Switch();
        say($"{name} key: {next.Id} wraps from now on; its copy lies in {copy}");
    }

    private async Task<long> Rewrap(WrappedKeys kind, CancellationToken stop)
    {
        for (var done = 0L; ;)
        {
            var some = await Some(kind, Piece, stop);
            if (some == 0)
                return done;
            done += some;
        }
    }

    // One transaction for each piece, with its entry: a key is at every moment under the one or the other.
    private async Task<int> Some(WrappedKeys kind, int most, CancellationToken stop)
    {
        await using var act = await db.Database.BeginTransactionAsync(stop);
        var count = await Again(kind, most, stop);
        if (count > 0)
            await Note(kind, count, stop);
        await act.CommitAsync(stop);
        return count;
    }

    // Nobody can add a key meanwhile; after it the database takes none under the old one.
    private async Task Spend(WrappedKeys kind, CancellationToken stop)
    {
        await using var act = await db.Database.BeginTransactionAsync(stop);
        await ((NpgsqlConnection)db.Database.GetDbConnection()).Ask<object>($"LOCK TABLE {kind.Table} IN SHARE ROW EXCLUSIVE MODE", stop);
        var count = await Again(kind, int.MaxValue, stop);
        await Note(kind, count, stop);
        foreach (var id in Former(kind))
            await db.Database.ExecuteSqlAsync($"INSERT INTO trust.spent_key (id, spent_at) VALUES ({Convert.FromHexString(id)}, {clock.GetUtcNow()}) ON CONFLICT DO NOTHING", stop);
        await act.CommitAsync(stop);
    }

    private async Task Note(WrappedKeys kind, int count, CancellationToken stop)
    {
        journal.Note(JournalKind.OfficeKeyChanged, Guid.CreateVersion7(clock.GetUtcNow()), ReasonCode.OfficeDuty, string.Create(CultureInfo.InvariantCulture, $"{kind.Under.Id} {kind.Name} {count}"));
        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();
    }

    private async Task<int> Again(WrappedKeys kind, int most, CancellationToken stop)
    {
        var (ids, bytes) = (new List<Guid>(), new List<byte[]>());
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        var old = string.Join(" OR ", Former(kind).Select(kind.WrappedBy));
        if (old.Length == 0)
            return 0;
        await using (var command = new NpgsqlCommand(string.Create(CultureInfo.InvariantCulture, $"SELECT {kind.Id}, {kind.Bytes} FROM {kind.Table} WHERE {old} LIMIT {most} FOR UPDATE"), connection) { CommandTimeout = 0 })
        await using (var row = await command.ExecuteReaderAsync(stop))
            while (await row.ReadAsync(stop))
            {
                var id = row.GetGuid(0);
                using var key = DataKey.Unwrap(row.GetFieldValue<byte[]>(1), kind.Under, id);
                ids.Add(id);
                bytes.Add(key.Wrap(kind.Under, id));
            }
        await using var update = new NpgsqlCommand($"UPDATE {kind.Table} t SET {kind.Bytes} = n.bytes FROM unnest($1, $2) AS n (id, bytes) WHERE t.{kind.Id} = n.id", connection) { CommandTimeout = 0 };
        update.Parameters.Add(new() { Value = ids.ToArray() });
        update.Parameters.Add(new() { Value = bytes.ToArray() });
        return await update.ExecuteNonQueryAsync(stop);
    }

    private static IEnumerable<string> Former(WrappedKeys kind) => kind.Under.Shelf.Read().Select(k => k.Id).Where(id => id != kind.Under.Id);
}
