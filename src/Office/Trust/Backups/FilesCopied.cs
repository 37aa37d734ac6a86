using System.Globalization;
using System.Text;
using Npgsql;
using OffenesHaus.Law;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Erasing;
using OffenesHaus.Trust.Proof;

namespace OffenesHaus.Trust.Backups;

/// <summary>Copies the files that the rows of a dump name: the dump first, its files after it, so that none can be missing. What earlier backups copied is not copied again; a seventh of it is read again each day.</summary>
internal sealed class FilesCopied(BackupFolder to, OfficeKey office, FileStore store, IEnumerable<IHoldings> rooms, TimeProvider clock)
{
    private const int DaysUntilAllIsRead = 7;

    public long Bytes { get; private set; }

    public long New { get; private set; }

    public long Erased { get; private set; }

    public long Mended { get; private set; }

    /// <summary>Writes the list of the set: <c>blob subject size sha256</c>.</summary>
    public async Task<PartCopied> Copy(NpgsqlConnection still, Func<Guid, Task<bool>> isErased, string set, CancellationToken stop)
    {
        // A list that was bent since would vouch for copies that were never made: an older whole one counts, or all is copied anew.
        var known = (to.Sets.Reverse().Select(s => FileListed.Proven(s, office)).FirstOrDefault(l => l is not null) ?? []).ToDictionary(f => f.Blob);
        var day = GermanTime.DayOf(clock.GetUtcNow()).DayNumber % DaysUntilAllIsRead;
        var text = new StringBuilder();
        var lines = 0L;
        foreach (var (blob, subject) in await Named(still, stop))
        {
            stop.ThrowIfCancellationRequested();
            if (await One(blob, known.GetValueOrDefault(blob), isErased, subject, blob.Value.ToByteArray()[15] % DaysUntilAllIsRead == day) is not { } copied)
                continue;
            text.Append(CultureInfo.InvariantCulture, $"{blob} {subject:N} {copied.Size} {copied.Sha256}\n");
            Bytes += copied.Size;
            lines++;
        }
        Durable.SyncDisk(Path.Combine(to.Root, "files"));
        var (size, hash) = BackupFolder.Write(Path.Combine(set, BackupFolder.Files), Encoding.ASCII.GetBytes(text.ToString()));
        return new(BackupFolder.Files, size, hash, lines);
    }

    /// <summary>Takes away what no set needs: files of whoever was erased, and files of sets that were removed. Nothing while the list of a set is not as it was written: what it needs is not known, and a sentence says so.</summary>
    public static string? Prune(BackupFolder folder, OfficeKey office, IReadOnlyDictionary<Guid, Erased> erased)
    {
        var lists = folder.Sets.Select(s => (Set: s, Files: FileListed.Proven(s, office))).ToList();
        if (lists.FirstOrDefault(l => l.Files is null) is { Set: { } bent })
            return $"No file was taken away from {folder.Root}: the list of files in {bent} is not as it was written, so what that set needs is not known. Until it is put back from another copy, or the set is deleted, files of the erased stay there, sealed.";
        var needed = lists.SelectMany(l => l.Files!).Where(f => !erased.ContainsKey(f.Subject)).Select(f => f.Blob.ToString()).ToHashSet(StringComparer.Ordinal);
        foreach (var (blob, file) in folder.Laid())
            if (!needed.Contains(blob.ToString()))
                File.Delete(file);
        return null;
    }

    private async Task<List<(BlobId Blob, Guid Subject)>> Named(NpgsqlConnection still, CancellationToken stop)
    {
        var named = new List<(BlobId, Guid)>();
        await using var command = still.Command($"SELECT DISTINCT ON (blob) blob, subject FROM ({string.Join(" UNION ALL ", rooms.Select(r => r.Files).Where(f => f is not null).Select(f => $"SELECT blob, subject FROM ({f}) AS f"))}) AS named WHERE NOT EXISTS (SELECT FROM trust.erased e WHERE e.subject = named.subject)");
        await using var row = await command.ExecuteReaderAsync(stop);
        while (await row.ReadAsync(stop))
            named.Add((new(row.GetGuid(0)), row.GetGuid(1)));
        return named;
    }

    private async Task<(long Size, string Sha256)?> One(BlobId blob, FileListed? before, Func<Guid, Task<bool>> isErased, Guid subject, bool readAgain)
    {
        var target = to.FileOf(blob);
        if (before is not null && new FileInfo(target) is { Exists: true } there && there.Length == before.Size && (!readAgain || BackupFolder.HashOf(target) == before.Sha256))
            return (before.Size, before.Sha256);
        Mended += before is null ? 0 : 1;
        if (store.Kept(blob) is { } source && CopyOf(source, target) is { } copied)
        {
            New++;
            return before is null || copied.Sha256 == before.Sha256 ? copied : throw new BackupDamaged($"The file {blob} in the house is not the one that was copied before.");
        }
        // An erasure meanwhile is the one thing that may take a file away.
        if (!await isErased(subject))
            throw new BackupDamaged($"The file {blob}, which a row names, is not in the house.");
        Erased++;
        return null;
    }

    // Null: gone in the moment between.
    private static (long Size, string Sha256)? CopyOf(string source, string target)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(target)!, Durable.OwnerOnlyFolder);
        try
        {
            return BackupFolder.Copy(source, target, sync: false);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }
}

/// <summary>One line of the list of files.</summary>
internal sealed record FileListed(BlobId Blob, Guid Subject, long Size, string Sha256)
{
    /// <summary>The list of a set; null where it is not the one that was written.</summary>
    public static IReadOnlyList<FileListed>? Proven(string set, OfficeKey office)
    {
        try
        {
            return [.. Read(Manifest.Read(set, office).Files.In(set))];
        }
        catch (Exception e) when (e is BackupDamaged or CannotStart)
        {
            return null;
        }
    }

    public static IEnumerable<FileListed> Read(string path)
    {
        foreach (var line in File.ReadLines(path))
            if (line.Split(' ') is [var blob, var subject, var size, { Length: 64 } hash])
                yield return new(BlobId.Parse(blob, null), Guid.ParseExact(subject, "N"), long.Parse(size, CultureInfo.InvariantCulture), hash);
    }
}
