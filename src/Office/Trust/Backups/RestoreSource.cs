using System.Globalization;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Erasing;

namespace OffenesHaus.Trust.Backups;

/// <summary>A set that was looked through before anything is written: its manifest, every part of it by its hash, the keys, and who was erased since. Throws <see cref="BackupDamaged"/> or <see cref="CannotStart"/>.</summary>
internal sealed class RestoreSource : IDisposable
{
    private RestoreSource(BackupFolder folder, string set, OfficeKey office) => (Folder, Set, Office) = (folder, set, office);

    public BackupFolder Folder { get; }

    public string Set { get; }

    public OfficeKey Office { get; }

    public byte[]? Secrets { get; private init; }

    public Manifest Manifest { get; private set; } = null!;

    public IReadOnlyList<KeyKept> Keys { get; private set; } = [];

    /// <summary>What the dump had keys for: kind and id, and whose.</summary>
    public IReadOnlyDictionary<(string Name, Guid Id), Guid> Listed { get; private set; } = new Dictionary<(string, Guid), Guid>();

    public IReadOnlyList<FileListed> Files { get; private set; } = [];

    /// <summary>By the list beside the backups and by the one of the house.</summary>
    public IReadOnlyDictionary<Guid, Erased> Erased { get; private set; } = new Dictionary<Guid, Erased>();

    public static RestoreSource Open(string from, string keysFolder, string data, Action<string> say)
    {
        var (folder, set) = BackupFolder.Find(from);
        var secrets = KeyFile.Secrets(folder.WrappedKeys);
        var source = new RestoreSource(folder, set, OfficeKey.From(keysFolder, "office", secrets)) { Secrets = secrets };
        try
        {
            source.Look(data, say);
            return source;
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }

    public void Dispose() => Office.Dispose();

    private void Look(string data, Action<string> say)
    {
        Keys = new KeyFile(Folder.WrappedKeys, Office).Read();
        Manifest = Manifest.Read(Set, Office);
        say(string.Create(CultureInfo.InvariantCulture, $"manifest: backup of {Manifest.At:yyyy-MM-dd HH:mm} UTC, {Manifest.Tables.Count} tables with {Manifest.Tables.Sum(t => t.Rows)} rows, {Manifest.Files.Lines} files, {(Manifest.FileBytes + Manifest.Tables.Sum(t => t.File.Size)) / 1_000_000} MB"));
        foreach (var part in Manifest.Anchors.Concat(Manifest.Tables.Concat(Manifest.Sealed).Select(t => t.File)))
            part.In(Set);
        Files = [.. FileListed.Read(Manifest.Files.In(Set))];
        Listed = File.ReadLines(Manifest.Keys.In(Set)).Select(l => l.Split(' ')).ToDictionary(w => (w[0], Guid.ParseExact(w[1], "N")), w => Guid.ParseExact(w[2], "N"));

        var erased = new Dictionary<Guid, Erased>(new ErasedList(Folder.Root, Office).Read());
        foreach (var (subject, one) in new ErasedList(data, Office).Read())
            erased.TryAdd(subject, one);
        Erased = erased;

        var have = Keys.Select(k => (k.Name, k.Id)).ToHashSet();
        if (Listed.Count(l => !have.Contains(l.Key) && !erased.ContainsKey(l.Value)) is > 0 and var lost)
            throw new BackupDamaged($"{lost.ToString(CultureInfo.InvariantCulture)} keys of this backup are missing in {Folder.WrappedKeys}, and nobody erased them.");
        say(string.Create(CultureInfo.InvariantCulture, $"set: every part is as it was written; {Keys.Count} keys under the office key {Office.Id}; {erased.Count} erased since the house began"));
    }
}
