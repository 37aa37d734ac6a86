using System.Text.RegularExpressions;

namespace OffenesHaus.House.Tests;

/// <summary>Ciphers, hashes, signatures and chance come from .NET's own library, in the strong kinds alone.</summary>
public sealed partial class CryptographyTests
{
    // RFC 6238: the six digits that every code app makes. As a keyed hash SHA-1 still holds.
    private const string CodeApps = "src/Office/Trust/Staff/Totp.cs";

    [Fact]
    public void Nothing_weak_and_nothing_of_others_ciphers_hashes_or_signs() =>
        Assert.Empty(Repository.Files.Where(f => f.Path.StartsWith("src/", StringComparison.Ordinal) && (f.Path.EndsWith(".cs", StringComparison.Ordinal) || f.Path.EndsWith(".csproj", StringComparison.Ordinal))).SelectMany(Weak));

    [Fact]
    public void Each_of_these_is_noticed()
    {
        Assert.Equal(6, Weak(new("src/a.cs", "MD5.HashData(x)\nSHA1.HashData(x)\nCipherMode.ECB\nnew Random(1)\nRandom.Shared\nHMACSHA1.HashData(k, x)\n")).Count());
        Assert.Single(Weak(new("src/a.csproj", "<PackageReference Include=\"BouncyCastle.Cryptography\" />\n")));
        Assert.Empty(Weak(new(CodeApps, "HMACSHA1.HashData(k, x)\n")).Concat(Weak(new("src/a.cs", "HMACSHA256.HashData(k, x)\nRandomNumberGenerator.Fill(x)\nnew AesGcm(k, 16)\n"))));
    }

    private static IEnumerable<string> Weak(Written file) =>
        file.Lines.Where(l => Unwanted().IsMatch(l) || (l.Contains("HMACSHA1.", StringComparison.Ordinal) && file.Path != CodeApps)).Select(l => $"{file.Path}: {l.Trim()}");

    [GeneratedRegex(@"\b(HMACMD5|MD5|SHA1|DES|TripleDES|RC2|Rijndael|DSA)\b\.|CipherMode\.|PaddingMode\.|\bnew Random\(|\bRandom\.Shared\b|BouncyCastle|NSec\.|Sodium")]
    private static partial Regex Unwanted();
}
