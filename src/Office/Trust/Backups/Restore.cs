using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Proof;

namespace OffenesHaus.Trust.Backups;

/// <summary>Puts a set back into an empty data folder and proves it. Until it is proven the folder bears a mark with which no house opens.</summary>
public static class Restore
{
    private static readonly string[] KeyNames = ["office.key", "office.former.key", "protection.key", "protection.former.key", "journal.key"];

    /// <summary>Throws <see cref="CannotStart"/>: the step, what was in the way, and the way out.</summary>
    public static async Task Run(RestorePlan plan, Action<string> say, CancellationToken stop)
    {
        var begun = Stopwatch.GetTimestamp();
        var step = "the backup";
        void Say(string line)
        {
            step = line.Split(':')[0];
            say(string.Create(CultureInfo.InvariantCulture, $"{Stopwatch.GetElapsedTime(begun).TotalSeconds,6:0.0} s  {line}"));
        }

        var marked = false;
        try
        {
            Empty(plan.Place);
            using var from = RestoreSource.Open(plan.From, plan.Keys, plan.Place.Folder, Say);
            IsKnown(plan, from.Manifest);
            HaveKeys(plan, from);
            UnprovenMark.Set(plan.Place.Folder, from.Set);
            marked = true;
            LayKeys(plan, from);
            await Fill(plan, from, Say, stop);
            UnprovenMark.Clear(plan.Place.Folder);
            Say("proven: the house may open");
        }
        catch (Exception e) when (Sentence(e) is { } sentence)
        {
            throw new CannotStart($"The restore stopped after {step}: {sentence}", marked
                ? $"The folder {plan.Place.Folder} is marked as not proven and opens no house. Put right what the sentence says, or take another set; then empty the folder (its keys may stay) and restore again."
                : (e as CannotStart)?.WayOut ?? "Nothing was written. Take another set of the backup folder, or another copy of this one.", e);
        }
    }

    private static string? Sentence(Exception e) => e switch
    {
        CannotStart c => c.Sentence,
        BackupDamaged d => d.Message,
        SealBroken s => s.Message,
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } => "the disk is full.",
        NpgsqlException n => $"the database refused it: {n.Message}",
        IOException or UnauthorizedAccessException => e.Message,
        AggregateException a => Sentence(a.InnerExceptions[0]),
        _ => null,
    };

    // Only what an operator may have laid there beforehand.
    private static void Empty(OfficePlace place)
    {
        UnprovenMark.Refuse(place.Folder);
        StartChecks.DataFolder(place.Folder);
        if (Directory.EnumerateFileSystemEntries(place.Folder).Select(Path.GetFileName).FirstOrDefault(n => n is not ("keys" or "erased.list")) is { } other)
            throw new CannotStart($"The folder {place.Folder} is not empty: there is {other}.", "Choose an empty folder with --data. A restore never writes over a house.");
        if (new AnchorFile(place.Anchors).IsThere)
            throw new CannotStart($"There are anchors already in {place.Anchors}.", "Anchors are never written over: set OffenesHaus__Anchors to an empty folder, and hold the old ones against the restored journal afterwards (docs/operating.md).");
    }

    private static void IsKnown(RestorePlan plan, Manifest manifest)
    {
        if (manifest.Migrations.FirstOrDefault(m => !plan.Migrations.Contains(m)) is { } newer)
            throw new CannotStart($"The backup was made by a newer version of the house (it has '{newer}').", "Restore it with that version, or a newer one.");
    }

    // Before anything is written: a key that is missing now would be made anew by the house that proves itself, and stand in the way of the right one for good.
    private static void HaveKeys(RestorePlan plan, RestoreSource from)
    {
        var (keys, protects) = (Path.Combine(plan.Place.Folder, "keys"), "protection.key");
        if (KeyNames.FirstOrDefault(n => Path.Combine(keys, n) is var here && Path.Combine(plan.Keys, n) is var there && File.Exists(here) && File.Exists(there) && !File.ReadAllBytes(here).AsSpan().SequenceEqual(File.ReadAllBytes(there))) is { } other)
            throw new CannotStart($"There is another {other} in {keys} than in {plan.Keys}.", $"Take the one in {keys} away if the one in {plan.Keys} is right.");
        if (from.Keys.Any(k => k.Name != "data") && !File.Exists(Path.Combine(keys, protects)) && !File.Exists(Path.Combine(plan.Keys, protects)))
            throw new CannotStart($"There is no {protects} in {plan.Keys}, and the backup holds what only it opens: the addresses of protected people.", $"Lay the safe copy of {protects} beside office.key in {plan.Keys}.");
    }

    private static void LayKeys(RestorePlan plan, RestoreSource from)
    {
        var keys = Path.Combine(plan.Place.Folder, "keys");
        Durable.Folder(keys);
        foreach (var name in KeyNames)
            if (File.Exists(Path.Combine(plan.Keys, name)) && !File.Exists(Path.Combine(keys, name)))
                _ = BackupFolder.Copy(Path.Combine(plan.Keys, name), Path.Combine(keys, name));
        if (from.Secrets is { } secrets)
            Durable.Replace(Path.Combine(keys, OfficeKey.SecretsName), file => file.Write(secrets));
        foreach (var anchor in from.Manifest.Anchors)
        {
            Durable.Folder(plan.Place.Anchors);
            _ = BackupFolder.Copy(anchor.In(from.Set), Path.Combine(plan.Place.Anchors, Path.GetFileName(anchor.Name)));
        }
    }

    private static async Task Fill(RestorePlan plan, RestoreSource from, Action<string> say, CancellationToken stop)
    {
        await using var own = plan.Database is null ? await PrivatePostgres.Start(new() { Data = plan.Place.Folder }, _ => { }, stop) : null;
        var connection = plan.Database ?? own!.ConnectionString;
        // Nothing in it is for a session that comes after: the owner's connections end with the restore.
        await using var owner = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connection) { CommandTimeout = 0, Pooling = false }.ConnectionString);
        await using (var asked = await owner.OpenConnectionAsync(stop))
            if (await asked.Ask<bool>("SELECT to_regclass('trust.journal') IS NOT NULL", stop))
                throw new CannotStart("There is a house in this database already.", "Name an empty one in OffenesHaus__Database.");

        await plan.Bring(connection, from.Manifest.Migrations[^1], from.Manifest.StaffMigrations[^1]);
        say("shape: the tables are there, as they were in the version that wrote the backup");
        await using var rooms = plan.Rooms(owner);
        await new DatabaseLoad(owner, [.. rooms.GetServices<Erasing.WrappedKeys>().Select(k => k.Table)], [.. rooms.GetServices<Erasing.UnsealedTable>()]).Run(from, say, stop);
        await plan.Bring(connection, null, null);

        await using (var scope = rooms.GetRequiredService<HouseScope>()())
        {
            var (keys, again) = await ActivatorUtilities.CreateInstance<PutKeysBack>(scope.ServiceProvider).Run(from, stop);
            say(string.Create(CultureInfo.InvariantCulture, $"keys: {keys} put back; {again} subjects that were erased after this backup are erased again"));
            await scope.ServiceProvider.GetRequiredService<Erasing.KeepErasedList>().Run(stop);
        }
        CopyFiles(from, rooms.GetRequiredService<FileStore>(), say, stop);
        await using (var scope = rooms.GetRequiredService<HouseScope>()())
            await ActivatorUtilities.CreateInstance<ProveRestored>(scope.ServiceProvider).Run(from.Manifest, say, stop);
    }

    private static void CopyFiles(RestoreSource from, FileStore store, Action<string> say, CancellationToken stop)
    {
        var wanted = from.Files.Where(f => !from.Erased.ContainsKey(f.Subject)).ToList();
        var done = 0;
        Parallel.ForEach(wanted, new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = stop }, file =>
        {
            var source = from.Folder.FileOf(file.Blob);
            if (!File.Exists(source))
                throw new BackupDamaged($"The file {source} is missing.");
            if (BackupFolder.Copy(source, store.PathOf(file.Blob), sync: false) != (file.Size, file.Sha256))
                throw new BackupDamaged($"The file {source} is damaged: it is not as it was written.");
            if (Interlocked.Increment(ref done) % 20_000 == 0)
                say(string.Create(CultureInfo.InvariantCulture, $"files: {done} of {wanted.Count} copied"));
        });
        // One sync of the disk instead of one for each file.
        Durable.SyncDisk(Path.GetDirectoryName(store.PathOf(new(Guid.Empty)))!);
        say(string.Create(CultureInfo.InvariantCulture, $"files: {wanted.Count} copied, every hash as in the list; {from.Files.Count - wanted.Count} left out, because they were erased"));
    }
}

/// <summary>What is restored from where, and how the program makes its tables and its rooms.</summary>
public sealed record RestorePlan
{
    /// <summary>A backup folder (its newest set) or one of its sets.</summary>
    public required string From { get; init; }

    /// <summary>The folder with the safe copy of the keys.</summary>
    public required string Keys { get; init; }

    public required OfficePlace Place { get; init; }

    /// <summary>An empty database of one's own; null: a private one in the data folder.</summary>
    public required string? Database { get; init; }

    /// <summary>Every step this version of the program knows.</summary>
    public required IReadOnlySet<string> Migrations { get; init; }

    /// <summary>Brings a database (its owner's connection) to these steps; null: to the newest.</summary>
    public required Func<string, string?, string?, Task> Bring { get; init; }

    public required Func<NpgsqlDataSource, ServiceProvider> Rooms { get; init; }
}
