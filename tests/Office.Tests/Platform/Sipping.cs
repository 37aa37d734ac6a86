namespace OffenesHaus.Office.Tests.Platform;

/// <summary>A stream that gives a few bytes at a time, as a slow line does, and may break off.</summary>
internal sealed class Sipping(byte[] plain, int sip, int breaksAt = int.MaxValue) : MemoryStream(plain)
{
    public override int Read(byte[] buffer, int offset, int count) =>
        Position >= breaksAt ? throw new IOException("The line broke.") : base.Read(buffer, offset, Math.Min(count, sip));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var some = new byte[Math.Min(buffer.Length, sip)];
        var got = Read(some, 0, some.Length);
        some.AsMemory(0, got).CopyTo(buffer);
        return ValueTask.FromResult(got);
    }
}
