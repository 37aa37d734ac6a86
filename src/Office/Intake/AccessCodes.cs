using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using OffenesHaus.Platform;

namespace OffenesHaus.Intake;

/// <summary>
/// Makes and checks the 12-digit codes. A code is a keyed hash of the request and its code version, so it is stored nowhere,
/// a repeated post shows the same one, and a new version makes the old one worthless.
/// </summary>
public sealed class AccessCodes(byte[] secret)
{
    private const ulong Codes = 1_000_000_000_000;

    public string For(Guid request, int version)
    {
        Span<byte> about = stackalloc byte[20];
        request.TryWriteBytes(about);
        BinaryPrimitives.WriteInt32BigEndian(about[16..], version);
        Span<byte> hash = stackalloc byte[32];
        HMACSHA256.HashData(secret, about, hash);

        // 64 bits modulo 10^12: the bias is below 10^-7 and of no use to a guesser.
        return (BinaryPrimitives.ReadUInt64BigEndian(hash) % Codes).ToString("D12", CultureInfo.InvariantCulture);
    }

    /// <summary>Compares in constant time. A dummy request id keeps the path for unknown numbers the same.</summary>
    public bool Fits(string? written, Guid request, int version)
    {
        var given = Digits.Of(written) is { Length: 12 } digits ? digits : "            ";
        Span<byte> left = stackalloc byte[12], right = stackalloc byte[12];
        System.Text.Encoding.ASCII.GetBytes(given, left);
        System.Text.Encoding.ASCII.GetBytes(For(request, version), right);
        return CryptographicOperations.FixedTimeEquals(left, right);
    }

    /// <summary>In groups of four, as read out and written by hand.</summary>
    public static string Grouped(string code) => $"{code[..4]} {code[4..8]} {code[8..]}";
}
