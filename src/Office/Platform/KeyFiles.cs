using System.Security.Cryptography;

namespace OffenesHaus.Platform;

/// <summary>A key as a file of 32 bytes, <c>keys/{name}.key</c>; during a rotation <c>{name}.next.key</c> or <c>{name}.former.key</c> beside it.</summary>
internal sealed class KeyFiles(string folder, string name) : IKeyShelf
{
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <summary>The file store whose files the key opens: a new key beside old files would start up cleanly and open none of them. Null: nothing but rows can miss it.</summary>
    public string? Opens { get; init; }

    /// <summary>A safe copy on whatever medium: who else can get at it is not told by its rights.</summary>
    public bool IsCopy { get; init; }

    internal string Current => Path.Combine(folder, name + ".key");

    private string Next => Path.Combine(folder, name + ".next.key");

    private string Former => Path.Combine(folder, name + ".former.key");

    public long Turn => File.GetLastWriteTimeUtc(Current).Ticks;

    public bool HasNext => File.Exists(Next);

    public bool HasFormer => File.Exists(Former);

    public IReadOnlyList<KeySecret> Read()
    {
        if (!File.Exists(Current))
            MakeFirst();
        List<KeySecret> all = [ReadOne(Current)];
        foreach (var other in (string[])[Former, Next])
            if (File.Exists(other) && ReadOne(other) is var key && all.TrueForAll(k => k.Id != key.Id))
                all.Add(key);
        return all;
    }

    public KeySecret Prepare()
    {
        if (!HasNext)
            Make(Next);
        return ReadOne(Next);
    }

    public void Switch()
    {
        // A second name first: at no moment is there a folder without the key that opens what is stored.
        if (!HasFormer)
            _ = Durable.Claim(Current, Former);
        Durable.Rename(Next, Current);
    }

    public void DestroyFormer() => Durable.Shred(Former);

    private void MakeFirst()
    {
        if (Opens is not null && FileStore.HoldsAnything(Opens))
            throw new CannotStart(
                $"The office key {Current} is missing, but there are files sealed with it.",
                "Put the key back from its safe copy. A new key could not open what is stored.");
        Directory.CreateDirectory(Path.GetDirectoryName(folder)!, Durable.OwnerOnlyFolder);
        Durable.Folder(folder);
        Make(Current);
    }

    private void Make(string path)
    {
        var draft = Path.Combine(folder, $".new-{RandomNumberGenerator.GetHexString(16, lowercase: true)}");
        var bytes = RandomNumberGenerator.GetBytes(OfficeKey.Length);
        try
        {
            using (var file = Durable.NewFile(draft))
            {
                file.Write(bytes);
                Durable.Sync(file);
            }
            _ = Durable.Claim(draft, path); // if another process of the office was first, its key counts
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
            File.Delete(draft);
        }
    }

    private KeySecret ReadOne(string path)
    {
        if (!IsCopy && ((File.GetUnixFileMode(path) | File.GetUnixFileMode(folder)) & Others) != UnixFileMode.None)
            throw new CannotStart(
                $"Other users of this machine can get at the {name} key {path}.",
                $"Take their rights away: chmod 700 {folder} && chmod 600 {path}. If a stranger may have read it, treat it as stolen.");

        Span<byte> bytes = stackalloc byte[OfficeKey.Length + 1];
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0);
        var size = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        if (size != OfficeKey.Length)
            throw new CannotStart(
                $"The {name} key {path} is damaged: a key has {OfficeKey.Length} bytes, this file has {(size > OfficeKey.Length ? "more" : $"{size}")}.",
                "Put the key back from its safe copy.");
        var key = new KeySecret(bytes[..OfficeKey.Length]);
        CryptographicOperations.ZeroMemory(bytes);
        return key;
    }
}
