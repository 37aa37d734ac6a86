using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace OffenesHaus.Platform;

/// <summary>The key of one request: seals its answers and its files. Erasing a request is destroying this key. (Art. 17 GDPR)</summary>
public sealed class DataKey : IDisposable
{
    private const byte Version = 1;
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private const int KeyIdLength = 4;
    private const int WrapOverhead = 1 + KeyIdLength + NonceLength + TagLength;
    private const int SealOverhead = 1 + NonceLength + TagLength;

    private readonly byte[] secret = GC.AllocateUninitializedArray<byte>(OfficeKey.Length, pinned: true);
    private readonly byte[] words = GC.AllocateUninitializedArray<byte>(OfficeKey.Length, pinned: true);
    private bool disposed;

    private DataKey(Action<Span<byte>> fill)
    {
        fill(secret);
        HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, words, salt: [], info: "offenes-haus/words"u8);
    }

    public static DataKey Create() => new(RandomNumberGenerator.Fill);

    /// <summary>The key, sealed under the office key and bound to the request it belongs to: 65 bytes to store beside the request.</summary>
    public byte[] Wrap(OfficeKey office, Guid bound)
    {
        ArgumentNullException.ThrowIfNull(office);
        return Wrap(office.Current, bound);
    }

    internal byte[] Wrap(KeySecret under, Guid bound)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        var wrapped = new byte[WrapOverhead + OfficeKey.Length];
        wrapped[0] = Version;
        Convert.FromHexString(under.Id).CopyTo(wrapped, 1);
        var nonce = wrapped.AsSpan(1 + KeyIdLength, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        var key = under.Derive("data-keys");
        using var aes = new AesGcm(key, TagLength);
        aes.Encrypt(nonce, secret, wrapped.AsSpan(1 + KeyIdLength + NonceLength, OfficeKey.Length), wrapped.AsSpan(^TagLength..),
            Bound(wrapped.AsSpan(0, 1 + KeyIdLength), "wrap", bound));
        CryptographicOperations.ZeroMemory(key);
        return wrapped;
    }

    /// <summary>Opens a wrapped key. Throws <see cref="SealBroken"/> for another office key, another request, or altered bytes.</summary>
    public static DataKey Unwrap(ReadOnlySpan<byte> wrapped, OfficeKey office, Guid bound)
    {
        ArgumentNullException.ThrowIfNull(office);
        return Unwrap(wrapped, office.Find, bound);
    }

    internal static DataKey Unwrap(ReadOnlySpan<byte> wrapped, Func<string, KeySecret?> office, Guid bound)
    {
        if (wrapped.Length != WrapOverhead + OfficeKey.Length || wrapped[0] != Version)
            throw new SealBroken("A wrapped key of unknown form.");
        var under = office(OfficeKeyOf(wrapped)) ?? throw new SealBroken($"The key was wrapped under the office key {OfficeKeyOf(wrapped)}, which is not here.");

        var key = under.Derive("data-keys");
        using var aes = new AesGcm(key, TagLength);
        CryptographicOperations.ZeroMemory(key);
        var opened = GC.AllocateUninitializedArray<byte>(OfficeKey.Length, pinned: true);
        try
        {
            aes.Decrypt(wrapped.Slice(1 + KeyIdLength, NonceLength), wrapped[(1 + KeyIdLength + NonceLength)..^TagLength], wrapped[^TagLength..],
                opened, Bound(wrapped[..(1 + KeyIdLength)], "wrap", bound));
            return new DataKey(opened.CopyTo);
        }
        catch (AuthenticationTagMismatchException)
        {
            throw new SealBroken("A wrapped key does not open: it belongs to another request, or its bytes were altered.");
        }
        finally
        {
            CryptographicOperations.ZeroMemory(opened);
        }
    }

    /// <summary>Which office key wrapped it: what a rotation has still to do can be counted without opening anything.</summary>
    public static string OfficeKeyOf(ReadOnlySpan<byte> wrapped) => Convert.ToHexStringLower(wrapped.Slice(1, KeyIdLength));

    /// <summary>Seals a few words for one purpose and one row: version, nonce, ciphertext and tag, 29 bytes longer than the plain bytes.</summary>
    public byte[] Seal(ReadOnlySpan<byte> plain, string purpose, Guid bound)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        var box = new byte[SealOverhead + plain.Length];
        box[0] = Version;
        var nonce = box.AsSpan(1, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(words, TagLength);
        aes.Encrypt(nonce, plain, box.AsSpan(1 + NonceLength, plain.Length), box.AsSpan(^TagLength..), Bound(box.AsSpan(0, 1), purpose, bound));
        return box;
    }

    /// <summary>Opens what <see cref="Seal"/> made. Throws <see cref="SealBroken"/> for another key, purpose or row, and for altered bytes.</summary>
    public byte[] Open(ReadOnlySpan<byte> box, string purpose, Guid bound)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        if (box.Length < SealOverhead || box[0] != Version)
            throw new SealBroken("A sealed text of unknown form.");
        var plain = new byte[box.Length - SealOverhead];
        using var aes = new AesGcm(words, TagLength);
        try
        {
            aes.Decrypt(box.Slice(1, NonceLength), box[(1 + NonceLength)..^TagLength], box[^TagLength..], plain, Bound(box[..1], purpose, bound));
            return plain;
        }
        catch (AuthenticationTagMismatchException)
        {
            throw new SealBroken($"A sealed text ({purpose}) does not open: another key, another row, or altered bytes.");
        }
    }

    /// <summary>32 bytes for one purpose and one row, the same every time: nobody without this key knows them, and with it they are gone.</summary>
    public byte[] Derive(string purpose, Guid bound)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        return HKDF.DeriveKey(HashAlgorithmName.SHA256, words, OfficeKey.Length, salt: [], info: Bound([Version], purpose, bound));
    }

    /// <summary>This key sealed under another one: a file is sealed before its request is known, and then joins it.</summary>
    public byte[] WrapUnder(DataKey outer, string purpose, Guid bound)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        return outer.Seal(secret, purpose, bound);
    }

    /// <summary>Opens what <see cref="WrapUnder"/> made; throws <see cref="SealBroken"/> as <see cref="Open"/> does.</summary>
    public static DataKey UnwrapUnder(ReadOnlySpan<byte> wrapped, DataKey outer, string purpose, Guid bound)
    {
        var opened = outer.Open(wrapped, purpose, bound);
        var key = new DataKey(opened.CopyTo);
        CryptographicOperations.ZeroMemory(opened);
        return key;
    }

    /// <summary>The key of one file. The salt makes it unlike every other file's, so chunks may count their nonces from zero.</summary>
    internal byte[] ForFile(BlobId blob, ReadOnlySpan<byte> salt)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        var key = GC.AllocateUninitializedArray<byte>(OfficeKey.Length, pinned: true);
        HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, key, salt, Bound([Version], "file", blob.Value));
        return key;
    }

    public void Dispose()
    {
        disposed = true;
        CryptographicOperations.ZeroMemory(secret);
        CryptographicOperations.ZeroMemory(words);
    }

    // Lengths are written out, so that no two triples of prefix, purpose and id give the same bytes.
    private static byte[] Bound(ReadOnlySpan<byte> prefix, string purpose, Guid bound)
    {
        var name = Encoding.UTF8.GetBytes(purpose);
        var bytes = new byte[1 + prefix.Length + 4 + name.Length + 16];
        bytes[0] = (byte)prefix.Length;
        prefix.CopyTo(bytes.AsSpan(1));
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(1 + prefix.Length), name.Length);
        name.CopyTo(bytes, 1 + prefix.Length + 4);
        bound.TryWriteBytes(bytes.AsSpan(^16..), bigEndian: true, out _);
        return bytes;
    }
}
