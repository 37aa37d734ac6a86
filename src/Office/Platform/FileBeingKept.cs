using System.Buffers;
using System.Security.Cryptography;

namespace OffenesHaus.Platform;

/// <summary>One file on its way into the store: sealed, measured, hashed and sniffed while it streams through memory.</summary>
internal sealed class FileBeingKept(FileStream file, DataKey key, BlobId id, long atMost) : IDisposable
{
    private readonly byte[] box = ArrayPool<byte>.Shared.Rent(SealedFile.ChunkLength + SealedFile.TagLength);
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private byte[] chunk = ArrayPool<byte>.Shared.Rent(SealedFile.ChunkLength);
    private byte[] next = ArrayPool<byte>.Shared.Rent(SealedFile.ChunkLength);
    private byte[] head = [];
    private byte[] tail = [];
    private long size;

    internal async Task<Keeping> Copy(Stream plain, CancellationToken stop)
    {
        var header = new byte[SealedFile.HeaderLength];
        using var seal = SealedFile.Begin(key, id, header);
        file.Write(header);

        var length = await Fill(chunk, plain, stop);
        head = chunk[..Math.Min(length, Sniff.HeadLength)];
        while (true)
        {
            size += length;
            if (size > atMost)
                return new TooLarge(atMost);

            // Whether a full chunk is the last one is only known after looking for the next.
            var following = length == SealedFile.ChunkLength ? await Fill(next, plain, stop) : 0;
            hash.AppendData(chunk, 0, length);
            RememberTail(chunk.AsSpan(0, length));
            seal.Seal(chunk.AsSpan(0, length), last: following == 0, box);
            file.Write(box, 0, length + SealedFile.TagLength);
            if (following == 0)
                break;
            (chunk, next, length) = (next, chunk, following);
        }
        return new StoredBlob { Id = id, Size = size, Sha256 = hash.GetHashAndReset(), Kind = Sniff.Kind(head, tail) };
    }

    public void Dispose()
    {
        hash.Dispose();
        ArrayPool<byte>.Shared.Return(box);
        ArrayPool<byte>.Shared.Return(chunk, clearArray: true);
        ArrayPool<byte>.Shared.Return(next, clearArray: true);
        CryptographicOperations.ZeroMemory(head);
        CryptographicOperations.ZeroMemory(tail);
    }

    private static ValueTask<int> Fill(byte[] buffer, Stream plain, CancellationToken stop) =>
        plain.ReadAtLeastAsync(buffer.AsMemory(0, SealedFile.ChunkLength), SealedFile.ChunkLength, throwOnEndOfStream: false, stop);

    private void RememberTail(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length >= Sniff.TailLength)
            tail = bytes[^Sniff.TailLength..].ToArray();
        else
            tail = [.. tail.AsSpan(Math.Max(0, tail.Length + bytes.Length - Sniff.TailLength)), .. bytes];
    }
}
