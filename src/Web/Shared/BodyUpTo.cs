namespace OffenesHaus.Web.Shared;

/// <summary>
/// The body of a post in bytes, as far as the house takes it; then <see cref="InvalidDataException"/>. Most browsers read no answer before they have sent everything:
/// so what is too much is read and forgotten first, up to as much again.
/// </summary>
internal sealed class BodyUpTo(Stream body, long most) : Stream
{
    private long read;

    public bool IsOver => read > most;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var came = await body.ReadAsync(buffer, cancellationToken);
        read += came;
        if (!IsOver)
            return came;

        while (came > 0 && read <= most * 2)
        {
            came = await body.ReadAsync(buffer, cancellationToken);
            read += came;
        }

        throw new InvalidDataException("More than the house takes at once.");
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override void Flush() => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
