using System.Security.Cryptography;
using System.Text;

namespace OffenesHaus.Platform;

/// <summary>Thirty-two bytes that wrap other keys. Never changed.</summary>
internal sealed class KeySecret
{
    private readonly byte[] secret = GC.AllocateUninitializedArray<byte>(OfficeKey.Length, pinned: true);

    public KeySecret(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(secret);
        Id = Convert.ToHexStringLower(SHA256.HashData(Derive("key-id")).AsSpan(0, 4));
    }

    public string Id { get; }

    /// <summary>A key of 32 bytes for one purpose; the same purpose gives the same key. (HKDF, RFC 5869)</summary>
    public byte[] Derive(string purpose) => HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, OfficeKey.Length, info: Encoding.UTF8.GetBytes("offenes-haus/office/" + purpose));

    /// <summary>When the house closes; not by a rotation, for another thread may be wrapping with it at that moment.</summary>
    public void Forget() => CryptographicOperations.ZeroMemory(secret);

    /// <summary>Writes the key itself to a new file, synced: for the safe copy apart from everything it opens.</summary>
    public void CopyTo(string path)
    {
        using var file = Durable.NewFile(path);
        file.Write(secret);
        Durable.Sync(file);
    }
}
