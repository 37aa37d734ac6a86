using System.Security.Cryptography;

namespace OffenesHaus.Platform;

/// <summary>Reads a sealed file chunk by chunk; each chunk is verified before its first byte is given out.</summary>
internal sealed class OpenedFile : Stream
{
    private readonly FileStream file;
    private readonly SealedFile seal;
    private readonly byte[] box = new byte[SealedFile.ChunkLength + SealedFile.TagLength];
    private readonly byte[] plain = new byte[SealedFile.ChunkLength];
    private long boxesLeft; // sealed bytes not read yet
    private int from, to;

    internal OpenedFile(FileStream file, DataKey key, BlobId blob)
    {
        this.file = file;
        Span<byte> header = stackalloc byte[SealedFile.HeaderLength];
        var length = file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
        seal = SealedFile.Read(key, blob, header[..length]);
        boxesLeft = file.Length - length;
        if (boxesLeft < SealedFile.TagLength)
            throw new SealBroken($"The file {blob} is cut off.");
    }

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        while (from == to && boxesLeft > 0)
            Next();
        var given = Math.Min(buffer.Length, to - from);
        plain.AsSpan(from, given).CopyTo(buffer);
        from += given;
        return given;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    // Local files are read from the page cache: a second thread for each 64 KiB would cost more than it frees.
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        cancellationToken.IsCancellationRequested ? ValueTask.FromCanceled<int>(cancellationToken) : ValueTask.FromResult(Read(buffer.Span));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            CryptographicOperations.ZeroMemory(plain);
            seal.Dispose();
            file.Dispose();
        }
        base.Dispose(disposing);
    }

    private void Next()
    {
        var length = (int)Math.Min(boxesLeft, box.Length);
        if (file.ReadAtLeast(box.AsSpan(0, length), length, throwOnEndOfStream: false) < length)
            throw new SealBroken("A stored file became shorter while it was read.");
        boxesLeft -= length;
        from = to = 0;
        seal.Open(box.AsSpan(0, length), last: boxesLeft == 0, plain);
        to = length - SealedFile.TagLength;
    }
}
