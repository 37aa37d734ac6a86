using System.Security.Cryptography;
using System.Text;

namespace OffenesHaus.Trust.Staff;

/// <summary>Recovery codes: fifty random bits each, shown once, kept as keyed hashes.</summary>
public sealed class SpareCodes(byte[] secret)
{
    private const int Count = 10;
    internal static IReadOnlyList<string> Draw() =>
        [.. Enumerable.Range(0, Count).Select(_ => RandomNumberGenerator.GetString(Unmistakable.Letters, 10)).Select(c => $"{c[..5]}-{c[5..]}")];

    internal byte[] Hash(Guid clerk, string written) =>
        HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes($"{clerk:N}|{new string([.. written.ToUpperInvariant().Where(char.IsLetterOrDigit)])}"));
}
