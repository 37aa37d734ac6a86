using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace OffenesHaus.Platform;

/// <summary>
/// Secrets that were once derived from an office key and outlive it, <c>keys/office.secrets</c>: codes on paper in people's hands, keyed hashes, commitments of the journal.
/// Made at the first rotation, sealed under the office key. The old office key cannot be computed back from them. (HKDF is one-way.)
/// </summary>
internal sealed class KeptSecrets
{
    private const string Purpose = "kept-secrets", Root = "";
    private const int WrappedLength = 65;
    private static readonly Guid Bound = Guid.Parse("0199a000-0000-7000-8000-000000000002");

    private readonly Dictionary<string, byte[]> secrets;

    private KeptSecrets(Dictionary<string, byte[]> secrets) => this.secrets = secrets;

    /// <summary>A purpose that came into the program after the first rotation has a secret of its own all the same.</summary>
    public byte[] For(string purpose) =>
        secrets.TryGetValue(purpose, out var kept) ? (byte[])kept.Clone() : HKDF.DeriveKey(HashAlgorithmName.SHA256, secrets[Root], OfficeKey.Length, info: Encoding.UTF8.GetBytes("offenes-haus/kept/" + purpose));

    public static KeptSecrets From(KeySecret first)
    {
        var secrets = OfficeKey.Purposes.ToDictionary(p => p, first.Derive, StringComparer.Ordinal);
        secrets[Root] = RandomNumberGenerator.GetBytes(OfficeKey.Length);
        return new(secrets);
    }

    public byte[] Sealed(KeySecret under)
    {
        using var key = DataKey.Create();
        return [.. key.Wrap(under, Bound), .. key.Seal(JsonSerializer.SerializeToUtf8Bytes(secrets), Purpose, Bound)];
    }

    /// <summary>Throws <see cref="SealBroken"/> for another office key and for altered bytes.</summary>
    public static KeptSecrets Open(ReadOnlySpan<byte> bytes, Func<string, KeySecret?> under)
    {
        if (bytes.Length < WrappedLength)
            throw new SealBroken("The kept secrets are cut off.");
        using var key = DataKey.Unwrap(bytes[..WrappedLength], under, Bound);
        return new(JsonSerializer.Deserialize<Dictionary<string, byte[]>>(key.Open(bytes[WrappedLength..], Purpose, Bound))!);
    }
}
