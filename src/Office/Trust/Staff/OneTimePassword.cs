using System.Security.Cryptography;

namespace OffenesHaus.Trust.Staff;

/// <summary>A first password that somebody is told by word of mouth: eighty random bits in groups, without letters that look alike. It opens only the page where an own one is set.</summary>
internal static class OneTimePassword
{
    public static string Draw() => string.Join('-', RandomNumberGenerator.GetString(Unmistakable.Letters, 16).Chunk(4).Select(c => new string(c)));
}
