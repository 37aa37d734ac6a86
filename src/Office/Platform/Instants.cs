using System.Buffers.Binary;

namespace OffenesHaus.Platform;

/// <summary>Keys of this house begin with the instant they were made in (RFC 9562, 5.7): so a time is a range of keys.</summary>
internal static class Instants
{
    /// <summary>No key made at this instant or later comes before it.</summary>
    public static Guid FirstId(DateTimeOffset at)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, at.ToUnixTimeMilliseconds() << 16);
        return new(bytes, bigEndian: true);
    }
}
