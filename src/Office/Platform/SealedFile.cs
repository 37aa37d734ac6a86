using System.Buffers.Binary;
using System.Security.Cryptography;

namespace OffenesHaus.Platform;

/// <summary>
/// The form of a file in the store: magic, a salt of 32 bytes, then chunks of 64 KiB, each sealed on its own (AES-256-GCM, the STREAM construction).
/// The nonce holds the chunk's number and whether it is the last, the key holds the file's id and salt: nothing can be cut off, moved, swapped or appended unseen.
/// </summary>
internal sealed class SealedFile : IDisposable
{
    internal const int ChunkLength = 64 * 1024;
    internal const int TagLength = 16;
    internal const int SaltLength = 32;
    internal const int HeaderLength = 4 + SaltLength;
    private readonly AesGcm aes;
    private readonly byte[] nonce = new byte[12];
    private uint number;

    private SealedFile(DataKey key, BlobId blob, ReadOnlySpan<byte> salt)
    {
        var fileKey = key.ForFile(blob, salt);
        aes = new AesGcm(fileKey, TagLength);
        CryptographicOperations.ZeroMemory(fileKey);
    }

    private static ReadOnlySpan<byte> Magic => "OHF1"u8;

    internal static SealedFile Begin(DataKey key, BlobId blob, Span<byte> header)
    {
        Magic.CopyTo(header);
        RandomNumberGenerator.Fill(header[Magic.Length..]);
        return new SealedFile(key, blob, header[Magic.Length..]);
    }

    internal static SealedFile Read(DataKey key, BlobId blob, ReadOnlySpan<byte> header) =>
        header.Length == HeaderLength && header.StartsWith(Magic)
            ? new SealedFile(key, blob, header[Magic.Length..])
            : throw new SealBroken($"The file {blob} has no header of ours.");

    /// <summary>Seals the next chunk into <paramref name="box"/>, which is 16 bytes longer.</summary>
    internal void Seal(ReadOnlySpan<byte> plain, bool last, Span<byte> box)
    {
        aes.Encrypt(NextNonce(last), plain, box[..plain.Length], box.Slice(plain.Length, TagLength));
    }

    internal void Open(ReadOnlySpan<byte> box, bool last, Span<byte> plain)
    {
        if (box.Length < TagLength)
            throw new SealBroken("A stored file is cut off.");
        try
        {
            aes.Decrypt(NextNonce(last), box[..^TagLength], box[^TagLength..], plain[..(box.Length - TagLength)]);
        }
        catch (AuthenticationTagMismatchException)
        {
            throw new SealBroken($"A stored file does not open at chunk {number - 1}: another key, or altered bytes.");
        }
    }

    public void Dispose() => aes.Dispose();

    private ReadOnlySpan<byte> NextNonce(bool last)
    {
        BinaryPrimitives.WriteUInt32BigEndian(nonce.AsSpan(7), checked(number++));
        nonce[11] = last ? (byte)1 : (byte)0;
        return nonce;
    }
}
