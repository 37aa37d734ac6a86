using System.Globalization;
using System.Numerics;
using System.Text;
using OffenesHaus.Trust.Proof;

namespace OffenesHaus.Bench.Receipts;

/// <summary>
/// Bends receipts at random, the same way for the same seed: bytes that flip, go, come or are doubled, and parts that are swapped between receipts, cut, emptied, or taken from the edge of
/// what a part may be. Nobody here holds a private key.
/// </summary>
internal sealed class Bending(IReadOnlyList<ProvenStatement> receipts, int seed)
{
    private static readonly BigInteger Order = BigInteger.Parse("00FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551", NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    private static readonly string[] Edges =
        ["", "0", "1", "-1", "00", "9223372036854775807", "999999999999999999", new('0', 64), new('f', 64), new('0', 128), new('f', 128), new string('0', 63) + "1", "20260229", "20261102T240000Z", "Portal", "portal", "OHR1", "OHP1", "OH1", "٤", "%7E", "\u200B", " "];

    private readonly Random random = new(seed);

    public string Next()
    {
        var text = Any().Text;
        for (var times = 1 + random.Next(3); times > 0; times--)
            text = random.Next(2) == 0 ? Bytes(text) : Parts(text);
        return text;
    }

    private ProvenStatement Any() => receipts[random.Next(receipts.Count)];

    private string Bytes(string text)
    {
        if (text.Length == 0)
            return Any().Text;
        var signs = new StringBuilder(text);
        var (at, length) = (random.Next(text.Length), random.Next(1, 1 + Math.Min(80, text.Length)));
        length = Math.Min(length, text.Length - at);
        switch (random.Next(6))
        {
            case 0:
                signs[at] = (char)(signs[at] ^ 1 << random.Next(8));
                break;
            case 1:
                signs[at] = "0123456789abcdef~"[random.Next(17)];
                break;
            case 2:
                signs.Remove(at, length);
                break;
            case 3:
                signs.Insert(at, (char)random.Next(1, 0x2070));
                break;
            case 4:
                signs.Insert(at, text.AsSpan(at, length));
                break;
            default:
                signs.Length = at;
                break;
        }
        return signs.ToString();
    }

    private string Parts(string text)
    {
        var parts = text.Split('~');
        var other = Any().Text.Split('~');
        var at = random.Next(parts.Length);
        switch (random.Next(6))
        {
            case 0:
                parts[at] = other[Math.Min(at, other.Length - 1)];
                break;
            case 1:
                parts[at] = Edges[random.Next(Edges.Length)];
                break;
            case 2:
                // All that follows is of another receipt.
                parts = [.. parts[..at], .. other[Math.Min(at, other.Length)..]];
                break;
            case 3:
                parts[at] = Twin(parts[at]);
                break;
            case 4:
                parts[at] = Counted(parts[at]);
                break;
            default:
                var second = random.Next(parts.Length);
                (parts[at], parts[second]) = (parts[second], parts[at]);
                break;
        }
        return string.Join('~', parts);
    }

    // The other signature that belongs to a signature, or its halves the other way round.
    private string Twin(string part)
    {
        if (part.Length != 128 || !part.All(char.IsAsciiHexDigit))
            return part.ToUpperInvariant();
        if (random.Next(2) == 0)
            return part[64..] + part[..64];
        var s = BigInteger.Parse("0" + part[64..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        return part[..64] + Convert.ToHexStringLower(BigInteger.Abs(Order - s).ToByteArray(isUnsigned: true, isBigEndian: true)).PadLeft(64, '0');
    }

    private string Counted(string part) =>
        long.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? (number + random.Next(-2, 3)).ToString(CultureInfo.InvariantCulture) : part + part;
}
