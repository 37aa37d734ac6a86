using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Erasing;
using OffenesHaus.Trust.Proof;

namespace OffenesHaus.Trust.Backups;

/// <summary>Writes a whole set into a backup folder while the house is open: the database at one instant, then the files it names, the anchors, the list of the erased, and the one current file of wrapped keys. The office key is never in it.</summary>
public sealed class BackUp(OwnerDatabase owner, OfficeDb db, OfficePlace place, OfficeKey office, FileStore store, IEnumerable<WrappedKeys> keys, IEnumerable<UnsealedTable> unsealed, IEnumerable<IHoldings> rooms, KeepErasedList keepList, Journal journal, TimeProvider clock)
{
    /// <summary>Throws <see cref="CannotStart"/> with a sentence for the operator; former sets stay as they are.</summary>
    public async Task<BackupMade> Run(string to, Action<string> say, CancellationToken stop)
    {
        var folder = new BackupFolder(to);
        var begun = clock.GetUtcNow();
        try
        {
            using var mine = folder.Take(office);
            var (set, manifest, files) = await Write(folder, begun, say, stop);
            await Refresh(folder, say, stop);
            // After the keys: a key that an erasure took away in between would be missing for no reason that a restore knows of.
            await keepList.Run(stop);
            var erased = new ErasedList(place.Folder, office).Read();
            new ErasedList(folder.Root, office).AddMissing(erased.Values);
            var trouble = FilesCopied.Prune(folder, office, erased);
            if (trouble is not null)
                say(trouble);
            journal.Note(JournalKind.BackupMade, Guid.CreateVersion7(begun), ReasonCode.OfficeDuty, string.Create(CultureInfo.InvariantCulture, $"tables {manifest.Tables.Count} files {manifest.Files.Lines}"));
            await db.SaveChangesAsync(stop);
            return new() { At = begun, Set = set, Rows = manifest.Tables.Sum(t => t.Rows), Files = manifest.Files.Lines, Bytes = manifest.FileBytes + manifest.Tables.Sum(t => t.File.Size), NewFiles = files.New, Trouble = trouble, Took = clock.GetUtcNow() - begun };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CannotStart($"The backup could not be written to {folder.Root}: {e.Message}", "Free some space there or choose another folder. Former backups are as they were.", e);
        }
        catch (BackupDamaged e)
        {
            throw new CannotStart($"The backup is not whole: {e.Message}", "Find out what became of it before anything else: a lost or changed file is a fault of the disk or of somebody. Former backups are as they were.", e);
        }
    }

    private async Task<Written> Write(BackupFolder folder, DateTimeOffset begun, Action<string> say, CancellationToken stop)
    {
        var draft = folder.Begin(begun);
        try
        {
            return await Fill(folder, (draft, begun), say, stop);
        }
        catch
        {
            BackupFolder.Drop(draft);
            throw;
        }
    }

    private async Task<Written> Fill(BackupFolder folder, (string Draft, DateTimeOffset Begun) set, Action<string> say, CancellationToken stop)
    {
        var (draft, begun) = set;
        await using var still = await Snapshot.Take(owner.Source, stop);
        var dump = new DatabaseDump(owner.Source, [.. keys], [.. unsealed]);
        var tables = await dump.Copy(still, draft, stop);
        say(string.Create(CultureInfo.InvariantCulture, $"database: {tables.Count} tables, {tables.Sum(t => t.Rows)} rows, {tables.Sum(t => t.File.Size) / 1_000_000} MB"));
        var files = new FilesCopied(folder, office, store, rooms, clock);
        var list = await files.Copy(still.Connection, IsErased, draft, stop);
        say(string.Create(CultureInfo.InvariantCulture, $"files: {list.Lines}, of which {files.New} are new; {files.Bytes / 1_000_000} MB{(files.Mended > 0 ? $"; {files.Mended} older copies were damaged and copied again" : "")}"));
        var head = await still.Connection.Ask<string>("SELECT line FROM trust.tree_head ORDER BY number DESC LIMIT 1", stop);
        var manifest = new Manifest
        {
            Form = Manifest.Form1,
            At = begun,
            OfficeKey = office.Id,
            Migrations = await Applied(still, "platform.migrations", stop),
            StaffMigrations = await Applied(still, "trust.staff_migrations", stop),
            Tables = tables,
            Sealed = await dump.CopySealed(still, draft, office, stop),
            Sequences = await DatabaseDump.Sequences(still.Connection, stop),
            Keys = await dump.KeysOf(still.Connection, draft, stop),
            Files = list,
            FileBytes = files.Bytes,
            FilesErased = files.Erased,
            Anchors = CopyAnchors(draft, head),
            JournalEntries = await still.Connection.Ask<long>("SELECT count(*) FROM trust.journal", stop),
            JournalHead = head,
            Erased = await still.Connection.Ask<long>("SELECT count(*) FROM trust.erased", stop),
        };
        manifest.Write(draft, office);
        return new(folder.Finish(draft, begun), manifest, files);
    }

    private async Task Refresh(BackupFolder folder, Action<string> say, CancellationToken stop)
    {
        await using var connection = await owner.Source.OpenConnectionAsync(stop);
        var count = await new KeyFile(folder.WrappedKeys, office).Write(connection, keys, clock.GetUtcNow(), stop);
        say(string.Create(CultureInfo.InvariantCulture, $"keys: {count}, wrapped under the office key {office.Id}"));
    }

    private sealed record Written(string Set, Manifest Manifest, FilesCopied Files);

    private Task<bool> IsErased(Guid subject) => db.Set<Erased>().AsNoTracking().AnyAsync(e => e.Subject == subject);

    private static async Task<IReadOnlyList<string>> Applied(Snapshot still, string table, CancellationToken stop) =>
        (await still.Connection.Ask<string[]>($"SELECT array_agg(migration_id ORDER BY migration_id) FROM {table}", stop))!;

    // Lines that the dump knows, and no later ones: together they have to fit. The public keys of all heads lie beside them.
    private List<PartCopied> CopyAnchors(string draft, string? head)
    {
        var parts = new List<PartCopied>();
        if (head is null || !TreeHead.TryParse(head, out var newest))
            return parts;
        var lines = new System.Text.StringBuilder();
        foreach (var line in File.Exists(new AnchorFile(place.Anchors).Path) ? File.ReadLines(new AnchorFile(place.Anchors).Path) : [])
            if (TreeHead.TryParse(line, out var anchored) && anchored.Number <= newest.Number)
                lines.Append(line).Append('\n');
        Add(AnchorFile.Name, System.Text.Encoding.ASCII.GetBytes(lines.ToString()));
        foreach (var pem in Directory.GetFiles(place.Anchors, "journal-*.pem"))
            Add(Path.GetFileName(pem), File.ReadAllBytes(pem));
        return parts;

        void Add(string name, byte[] bytes)
        {
            var part = Path.Combine(BackupFolder.Anchors, name);
            var (size, hash) = BackupFolder.Write(Path.Combine(draft, part), bytes);
            parts.Add(new(part, size, hash));
        }
    }
}

/// <summary>The database as its owner reaches it: row-level security does not bind there, and a backup has to be whole.</summary>
public sealed record OwnerDatabase(Npgsql.NpgsqlDataSource Source);

/// <summary>What a backup came to.</summary>
public sealed record BackupMade
{
    public required DateTimeOffset At { get; init; }

    public required string Set { get; init; }

    public required long Rows { get; init; }

    public required long Files { get; init; }

    public required long NewFiles { get; init; }

    public required long Bytes { get; init; }

    public required TimeSpan Took { get; init; }

    /// <summary>The new set is whole, but something about the others is not right: a sentence for the operator.</summary>
    public string? Trouble { get; init; }
}
