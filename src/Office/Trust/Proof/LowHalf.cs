using System.Globalization;
using System.Numerics;

namespace OffenesHaus.Trust.Proof;

/// <summary>
/// To each ECDSA signature (r, s) belongs a second one, (r, n − s), that anybody can make without the key. Statements bear the one with the lower s, and no checker takes
/// the other: a text is either the house's own, byte for byte, or none.
/// </summary>
internal static class LowHalf
{
    private const int Half = 32;

    // The order of P-256 (FIPS 186-5).
    private static readonly BigInteger Order = BigInteger.Parse("00FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551", NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    public static bool Has(ReadOnlySpan<byte> signature) => S(signature) <= Order >> 1;

    public static byte[] Of(byte[] signature)
    {
        if (Has(signature))
            return signature;
        var low = (Order - S(signature)).ToByteArray(isUnsigned: true, isBigEndian: true);
        low.CopyTo(signature.AsSpan(2 * Half - low.Length));
        signature.AsSpan(Half, Half - low.Length).Clear();
        return signature;
    }

    private static BigInteger S(ReadOnlySpan<byte> signature) => new(signature[Half..], isUnsigned: true, isBigEndian: true);
}
