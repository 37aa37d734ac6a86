using System.Security.Cryptography;
using System.Text;

namespace OffenesHaus.Platform;

/// <summary>The one secret of the office: 32 random bytes in <c>keys/office.key</c>. Whoever loses it loses every sealed word and file.</summary>
public sealed class OfficeKey : IDisposable
{
    public const int Length = 32;
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    private readonly byte[] secret = GC.AllocateUninitializedArray<byte>(Length, pinned: true);
    private bool disposed;

    private OfficeKey(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(secret);
        Id = Convert.ToHexStringLower(SHA256.HashData(Derive("key-id")).AsSpan(0, 4));
    }

    /// <summary>Eight hex digits that tell which office key sealed something; says nothing about the key itself.</summary>
    public string Id { get; }

    /// <summary>Reads the key of this data directory, or makes it at the very first start. Throws <see cref="CannotStart"/> with a sentence for the operator.</summary>
    public static OfficeKey Open(string data) => Open(data, "office");

    /// <summary>The same for a key with another name and another reach. Only the office key can be missed by its files: what another key sealed lies in the database.</summary>
    internal static OfficeKey Open(string data, string name)
    {
        var folder = Path.Combine(data, "keys");
        var path = Path.Combine(folder, name + ".key");
        try
        {
            if (!File.Exists(path))
                Make(data, folder, path, guardsFiles: name == "office");
            return Read(folder, path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CannotStart(
                $"The {name} key {path} can be neither read nor made: {e.Message}",
                $"Give the user that runs the office the folder {folder}, for itself alone (mode 0700), on a disk with free space.");
        }
    }

    /// <summary>A key of 32 bytes for one purpose; the same purpose gives the same key. (HKDF, RFC 5869)</summary>
    public byte[] Derive(string purpose)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        return HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, Length, info: Encoding.UTF8.GetBytes("offenes-haus/office/" + purpose));
    }

    public void Dispose()
    {
        disposed = true;
        CryptographicOperations.ZeroMemory(secret);
    }

    private static void Make(string data, string folder, string path, bool guardsFiles)
    {
        // A new key beside old files would start up cleanly and open none of them.
        if (guardsFiles && FileStore.HoldsAnything(Path.Combine(data, "files")))
            throw new CannotStart(
                $"The office key {path} is missing, but there are files sealed with it.",
                "Put the key back from its safe copy. A new key could not open what is stored.");

        Directory.CreateDirectory(data, Durable.OwnerOnlyFolder);
        Durable.Folder(folder);
        var draft = Path.Combine(folder, $".new-{RandomNumberGenerator.GetHexString(16, lowercase: true)}");
        var bytes = RandomNumberGenerator.GetBytes(Length);
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

    private static OfficeKey Read(string folder, string path)
    {
        if (((File.GetUnixFileMode(path) | File.GetUnixFileMode(folder)) & Others) != UnixFileMode.None)
            throw new CannotStart(
                $"Other users of this machine can get at the {Path.GetFileNameWithoutExtension(path)} key {path}.",
                $"Take their rights away: chmod 700 {folder} && chmod 600 {path}. If a stranger may have read it, treat it as stolen.");

        Span<byte> bytes = stackalloc byte[Length + 1];
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        var size = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        if (size != Length)
            throw new CannotStart(
                $"The {Path.GetFileNameWithoutExtension(path)} key {path} is damaged: a key has {Length} bytes, this file has {(size > Length ? "more" : $"{size}")}.",
                "Put the key back from its safe copy.");
        var key = new OfficeKey(bytes[..Length]);
        CryptographicOperations.ZeroMemory(bytes);
        return key;
    }
}
