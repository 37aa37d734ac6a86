using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace OffenesHaus.Trust.Staff;

/// <summary>The six digits of a code app: HMAC-SHA-1 over half minutes, as every such app does it. (RFC 6238)</summary>
internal static class Totp
{
    private const int Seconds = 30;

    /// <summary>A clock that goes half a minute wrong still fits.</summary>
    private const int Leeway = 1;

    public static byte[] NewSecret() => RandomNumberGenerator.GetBytes(20);

    /// <summary>The half minute whose code this is, newer than <paramref name="last"/>; null when it fits none.</summary>
    public static long? StepOf(string digits, byte[] secret, long last, DateTimeOffset now)
    {
        var here = now.ToUnixTimeSeconds() / Seconds;
        long? found = null;
        for (var step = here - Leeway; step <= here + Leeway; step++)
            if (CryptographicOperations.FixedTimeEquals(System.Text.Encoding.ASCII.GetBytes(At(step, secret)), System.Text.Encoding.UTF8.GetBytes(digits)) && step > last)
                found = step;
        return found;
    }

    public static string At(DateTimeOffset now, byte[] secret) => At(now.ToUnixTimeSeconds() / Seconds, secret);

    /// <summary>For typing off: base 32 in groups of four.</summary>
    public static string Written(byte[] secret) => string.Join(' ', Base32(secret).Chunk(4).Select(c => new string(c)));

    public static byte[] FromWritten(string written)
    {
        var bytes = new List<byte>();
        int bits = 0, held = 0;
        foreach (var c in written.Where(char.IsLetterOrDigit))
        {
            held = (held << 5) | Letters.IndexOf(char.ToUpperInvariant(c), StringComparison.Ordinal);
            if ((bits += 5) < 8)
                continue;
            bits -= 8;
            bytes.Add((byte)(held >> bits));
            held &= (1 << bits) - 1;
        }

        return [.. bytes];
    }

    /// <summary>What the picture says to the app.</summary>
    public static string Address(byte[] secret, string house, string account) =>
        $"otpauth://totp/{Uri.EscapeDataString(house)}:{Uri.EscapeDataString(account)}?secret={Base32(secret)}&issuer={Uri.EscapeDataString(house)}";

    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private static string Base32(byte[] bytes)
    {
        var text = new System.Text.StringBuilder();
        int bits = 0, held = 0;
        foreach (var b in bytes)
        {
            held = (held << 8) | b;
            bits += 8;
            while (bits >= 5)
                text.Append(Letters[(held >> (bits -= 5)) & 31]);
            held &= (1 << bits) - 1;
        }

        return text.ToString();
    }

    private static string At(long step, byte[] secret)
    {
        Span<byte> moment = stackalloc byte[8], hash = stackalloc byte[20];
        BinaryPrimitives.WriteInt64BigEndian(moment, step);
        // SHA-1 is what the apps know; as a keyed hash it is not weakened by its collisions.
#pragma warning disable CA5350
        HMACSHA1.HashData(secret, moment, hash);
#pragma warning restore CA5350
        var at = hash[19] & 15;
        return ((BinaryPrimitives.ReadInt32BigEndian(hash[at..]) & int.MaxValue) % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }
}
