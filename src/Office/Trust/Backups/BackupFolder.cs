using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Erasing;

namespace OffenesHaus.Trust.Backups;

/// <summary>
/// How a backup folder is laid out: a set for each backup, named by its instant (<c>manifest.json</c>, <c>database/</c>, <c>anchors/</c>), and shared by all sets the files, the one current
/// file of wrapped keys, and the list of what was erased. A set bears its name only once it is whole.
/// </summary>
internal sealed partial class BackupFolder(string root)
{
    public const string Manifest = "manifest.json", Mark = "manifest.mac", Files = "files.list", Keys = "keys.list", Database = "database", Anchors = "anchors";
    private const string Draft = ".part-", Copying = ".new", Lock = ".lock";

    public string Root { get; } = LastBackup.Named(root);

    public string WrappedKeys => Path.Combine(Root, "keys", "wrapped.keys");

    /// <summary>Whole sets, oldest first.</summary>
    public IReadOnlyList<string> Sets => !Directory.Exists(Root) ? [] : [.. Directory.GetDirectories(Root).Where(d => !Path.GetFileName(d).StartsWith('.') && File.Exists(Path.Combine(d, Manifest))).Order(StringComparer.Ordinal)];

    // Folders named as a set that are none.
    private IEnumerable<string> Broken =>
        Directory.Exists(Root) ? Directory.GetDirectories(Root).Where(d => Instant().IsMatch(Path.GetFileName(d)) && !File.Exists(Path.Combine(d, Manifest))).Order(StringComparer.Ordinal) : [];

    public string? Newest => Sets is [.., var newest] ? newest : null;

    public string FileOf(BlobId blob)
    {
        var name = blob.ToString();
        return Path.Combine(Root, "files", name[^1..], name[^2..^1], name);
    }

    /// <summary>The files that lie as a backup lays them, and copies of such that broke off; nothing else is ours to take away.</summary>
    public IEnumerable<(BlobId Blob, string Path)> Laid()
    {
        // A link would lead out of the backup.
        var within = new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 2, AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = false };
        foreach (var path in Directory.EnumerateFiles(Path.Combine(Root, "files"), "*", within))
            if (BlobId.TryParse(Path.GetFileName(path).Replace(Copying, "", StringComparison.Ordinal), null, out var blob) && (path == FileOf(blob) || path == FileOf(blob) + Copying))
                yield return (blob, path);
    }

    public static string NameOf(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHHmmss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>A folder or one of its sets. Throws <see cref="CannotStart"/> where there is none.</summary>
    public static (BackupFolder Folder, string Set) Find(string path)
    {
        var full = Path.GetFullPath(path).TrimEnd('/');
        if (File.Exists(Path.Combine(full, Manifest)))
            return (new(Path.GetDirectoryName(full)!), full);
        var folder = new BackupFolder(full);
        // An older one in its place would bring back a house of before without a word.
        if (folder.Newest is { } newest && folder.Broken.LastOrDefault(b => string.CompareOrdinal(b, newest) > 0) is { } newer)
            throw new CannotStart($"The newest set {newer} has no {Manifest}: it is not whole.", $"Put it back from another copy, or name the set to restore yourself: './oh restore {newest}'.");
        return (folder, folder.Newest ?? throw new CannotStart($"There is no whole backup in {full}: a set has a {Manifest}.", "Name the folder that './oh backup' wrote to, or one of its sets."));
    }

    /// <summary>For the time of one backup. Throws <see cref="CannotStart"/> when another one runs, nothing can be written, or it is another house's.</summary>
    public FileStream Take(OfficeKey office)
    {
        try
        {
            Directory.CreateDirectory(Root, Durable.OwnerOnlyFolder);
            RefuseLinks();
            var mine = new FileStream(Path.Combine(Root, Lock), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            try
            {
                RefuseOthers(office);
                Lay();
                return mine;
            }
            catch
            {
                mine.Dispose();
                throw;
            }
        }
        catch (IOException e) when (e is not (DirectoryNotFoundException or FileNotFoundException) && Directory.Exists(Root) && !e.Message.Contains("space", StringComparison.Ordinal))
        {
            throw new CannotStart($"Another backup to {Root} is running, or the folder is broken: {e.Message}", "Wait until it has ended, and try again.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CannotStart($"The backup folder {Root} cannot be written: {e.Message}", "Give it to the account that runs the house, or choose another, on a disk with space.", e);
        }
    }

    private void Lay()
    {
        Durable.Folder(Path.Combine(Root, "files"));
        Durable.Folder(Path.Combine(Root, "keys"));
        foreach (var left in Directory.GetDirectories(Root, Draft + "*"))
            Directory.Delete(left, recursive: true);
    }

    // Two houses in one folder would write over each other's keys. A damaged file of keys says nothing: then the sets do.
    private void RefuseOthers(OfficeKey office)
    {
        var hasKeys = File.Exists(WrappedKeys);
        var isOurs = hasKeys ? new KeyFile(WrappedKeys, office).IsOurs() : null;
        if (!(isOurs ?? ((Sets.Count == 0 && !hasKeys) || Sets.Reverse().Any(s => Backups.Manifest.IsOurs(s, office)))))
            throw new CannotStart($"The folder {Root} holds the backup of another house: what lies there was not written by this one.", $"Give every house a folder of its own. If it is this house's backup all the same, {WrappedKeys} is damaged: put a copy in its place, or move it away, and say it again.");
    }

    // Root itself may be one: a disk that is mounted elsewhere.
    private void RefuseLinks()
    {
        var files = Path.Combine(Root, "files");
        IEnumerable<string> ours = [files, Path.Combine(Root, "keys"), WrappedKeys, Path.Combine(Root, ErasedList.Name), Path.Combine(Root, Lock), .. Sets, .. Broken];
        if (Directory.Exists(files))
            ours = ours.Concat(Directory.EnumerateDirectories(files, "?", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 1, AttributesToSkip = FileAttributes.None }));
        if (ours.FirstOrDefault(p => new FileInfo(p).LinkTarget is not null) is { } link)
            throw new CannotStart($"{link} is a link: what a backup replaces and takes away there would lie outside of the backup folder.", "Put the folder or file itself in its place, or choose another backup folder.");
    }

    public string Begin(DateTimeOffset at)
    {
        var draft = Path.Combine(Root, Draft + NameOf(at));
        foreach (var folder in (string[])[draft, Path.Combine(draft, Database), Path.Combine(draft, Anchors)])
            Directory.CreateDirectory(folder, Durable.OwnerOnlyFolder);
        return draft;
    }

    /// <summary>What was begun and broke off takes up no room.</summary>
    public static void Drop(string draft)
    {
        if (Directory.Exists(draft))
            Directory.Delete(draft, recursive: true);
    }

    public string Finish(string draft, DateTimeOffset at)
    {
        foreach (var folder in Directory.GetDirectories(draft).Append(draft))
            Durable.SyncFolder(folder);
        var final = Path.Combine(Root, NameOf(at));
        Directory.Move(draft, final);
        Durable.SyncFolder(Root);
        return final;
    }

    /// <summary>Copies a file, synced, and hashes what it copies. The name it gets is there only when it is whole.</summary>
    public static (long Size, string Sha256) Copy(string from, string to, bool sync = true)
    {
        var draft = to + Copying;
        File.Delete(draft);
        try
        {
            var copied = Through(from, draft, sync);
            File.Move(draft, to, overwrite: true);
            return copied;
        }
        catch
        {
            File.Delete(draft);
            throw;
        }
    }

    private static (long Size, string Sha256) Through(string from, string draft, bool sync)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        long size = 0;
        using (var source = new FileStream(from, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0))
        using (var target = Durable.NewFile(draft))
        {
            var piece = System.Buffers.ArrayPool<byte>.Shared.Rent(128 * 1024);
            for (int got; (got = source.Read(piece)) > 0; size += got)
            {
                hash.AppendData(piece, 0, got);
                target.Write(piece, 0, got);
            }
            System.Buffers.ArrayPool<byte>.Shared.Return(piece);
            if (sync)
                Durable.Sync(target);
        }
        return (size, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    public static string HashOf(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }

    [GeneratedRegex(@"\A[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{6}\.[0-9]{3}Z\z", RegexOptions.None, 1000)]
    private static partial Regex Instant();

    /// <summary>A new file of lines, synced. Returns its size and hash.</summary>
    public static (long Size, string Sha256) Write(string path, ReadOnlySpan<byte> bytes)
    {
        using var file = Durable.NewFile(path);
        file.Write(bytes);
        Durable.Sync(file);
        return (bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }
}
