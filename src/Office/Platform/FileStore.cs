namespace OffenesHaus.Platform;

/// <summary>
/// Files, sealed, on disk: <c>files/a/b/{id}</c>. A file is kept before the transaction that names it, so a crash leaves a file without a row, never a row without its file.
/// Plain bytes never touch the disk.
/// </summary>
public sealed class FileStore
{
    private const string Unclaimed = ".unclaimed";
    private readonly string root;
    private readonly string drafts;
    private readonly TimeProvider clock;

    private FileStore(string root, TimeProvider clock)
    {
        this.root = root;
        this.clock = clock;
        drafts = Path.Combine(root, "tmp");
    }

    /// <summary>Opens the store of a data directory, or makes it. Throws <see cref="CannotStart"/> if nothing can be written there.</summary>
    public static FileStore Open(string data, TimeProvider clock)
    {
        var store = new FileStore(Path.GetFullPath(Path.Combine(data, "files")), clock);
        try
        {
            Directory.CreateDirectory(data, Durable.OwnerOnlyFolder);
            store.LayOut();
            var probe = Path.Combine(store.drafts, BlobId.New(clock).ToString());
            Durable.NewFile(probe).Dispose();
            File.Delete(probe);
            return store;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CannotStart(
                $"The file store {store.root} cannot be written: {e.Message}",
                "Give the user that runs the office this folder, on a disk with free space.");
        }
    }

    /// <summary>Keeps a file: when this returns a <see cref="StoredBlob"/>, it is on the disk and survives a power cut. Throws <see cref="IOException"/> (disk full, disk broken) with nothing stored.</summary>
    public async Task<Keeping> Keep(Stream plain, DataKey key, long atMost, CancellationToken stop)
    {
        var id = BlobId.New(clock);
        var draft = Path.Combine(drafts, id.ToString());
        var final = PathOf(id);
        try
        {
            Keeping kept;
            using (var file = Durable.NewFile(draft))
            {
                using var writing = new FileBeingKept(file, key, id, atMost);
                kept = await writing.Copy(plain, stop);
                if (kept is TooLarge)
                    return kept;
                Durable.Sync(file);
            }
            stop.ThrowIfCancellationRequested();
            Durable.Rename(draft, final);
            return kept;
        }
        catch
        {
            // If the last sync failed the file may be there under its name; nobody was told, so it goes.
            Forget(final);
            throw;
        }
        finally
        {
            Forget(draft);
        }
    }

    /// <summary>Reads a file; every chunk is verified. Throws <see cref="SealBroken"/> also late: bytes count only once the end was reached. Throws <see cref="FileNotFoundException"/>.</summary>
    public Stream OpenRead(BlobId blob, DataKey key)
    {
        var path = PathOf(blob);
        var file = Existing(path) ?? Existing(path + Unclaimed) ?? throw new FileNotFoundException($"The file {blob} is not in the store.");
        try
        {
            return new OpenedFile(file, key, blob);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Removes a file for good; false if it was gone already. What made it readable, its data key, is destroyed elsewhere.</summary>
    public bool Delete(BlobId blob)
    {
        var path = PathOf(blob);
        return Durable.Remove(path) | Durable.Remove(path + Unclaimed);
    }

    /// <summary>Takes away what a crash left: drafts, and files no row knows, once they are older than <paramref name="olderThan"/> (24 hours).</summary>
    public async Task<Swept> Sweep(KnownBlobs known, TimeSpan olderThan, CancellationToken stop)
    {
        var before = clock.GetUtcNow().UtcDateTime - olderThan;
        var swept = new Swept();
        foreach (var draft in Directory.EnumerateFiles(drafts))
            if (File.GetLastWriteTimeUtc(draft) < before && Forget(draft))
                swept.Drafts++;

        foreach (var folder in Directory.EnumerateDirectories(root).Where(d => d != drafts).SelectMany(Directory.EnumerateDirectories))
        {
            stop.ThrowIfCancellationRequested();
            var old = Directory.EnumerateFiles(folder).Where(f => File.GetLastWriteTimeUtc(f) < before).ToLookup(NameOf);
            var ids = old.Where(f => f.Key is not null).Select(f => f.Key!.Value).ToList();
            if (ids.Count == 0)
                continue;
            var claimed = await known(ids, stop);
            foreach (var file in ids.SelectMany(id => old[id]))
                SweepOne(file, claimed.Contains(NameOf(file)!.Value), swept);
            Durable.SyncFolder(folder);
        }
        return swept;
    }

    /// <summary>Where the sealed bytes of a file lie; null: they are not here.</summary>
    internal string? Kept(BlobId blob) => new[] { PathOf(blob), PathOf(blob) + Unclaimed }.FirstOrDefault(File.Exists);

    internal static bool HoldsAnything(string root) =>
        Directory.Exists(root) && Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Any(f => NameOf(f) is not null);

    internal string PathOf(BlobId blob)
    {
        // The last digits of a UUIDv7 are random; its first ones are the time and would put a whole day into one folder.
        var name = blob.ToString();
        return Path.Combine(root, name[^1..], name[^2..^1], name);
    }

    // A clock that leaps a day ahead must not cost a file whose row is just being committed: it is set aside first,
    // stays readable, and goes at a later sweep; by then the leap is in its own time stamp too.
    private void SweepOne(string file, bool claimed, Swept swept)
    {
        var aside = file.EndsWith(Unclaimed, StringComparison.Ordinal);
        if (claimed && aside)
        {
            File.Move(file, file[..^Unclaimed.Length]);
            swept.Restored++;
        }
        else if (!claimed && !aside)
        {
            File.Move(file, file + Unclaimed);
            File.SetLastWriteTimeUtc(file + Unclaimed, clock.GetUtcNow().UtcDateTime);
            swept.SetAside++;
        }
        else if (!claimed)
        {
            File.Delete(file);
            swept.Removed++;
        }
    }

    // All 256 folders at once and synced: then keeping a file never has to sync more than the one it lies in.
    private void LayOut()
    {
        Durable.Folder(root);
        Directory.CreateDirectory(drafts, Durable.OwnerOnlyFolder);
        const string digits = "0123456789abcdef";
        foreach (var first in digits.Select(d => Path.Combine(root, d.ToString())))
        {
            foreach (var second in digits)
                Directory.CreateDirectory(Path.Combine(first, second.ToString()), Durable.OwnerOnlyFolder);
            Durable.SyncFolder(first);
        }
        Durable.SyncFolder(root);
    }

    private static FileStream? Existing(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private static BlobId? NameOf(string file) =>
        BlobId.TryParse(Path.GetFileName(file) is var name && name.EndsWith(Unclaimed, StringComparison.Ordinal) ? name[..^Unclaimed.Length] : name, null, out var id) ? id : null;

    private static bool Forget(string path)
    {
        try
        {
            if (!File.Exists(path))
                return false;
            File.Delete(path);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false; // the sweeper comes again
        }
    }
}
