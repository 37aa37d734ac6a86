using System.Security.Cryptography;
using System.Text;

namespace OffenesHaus.Trust.Staff;

/// <summary>The one-time code that the console shows while the house has no clerk; whoever reads the console may make the first one.</summary>
public sealed class FirstClerkCode
{
    private const string Letters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    /// <summary>Null: there is a clerk already, and no code fits.</summary>
    public string? Code { get; private set; }

    public string Draw() => Code = string.Join('-', RandomNumberGenerator.GetString(Letters, 20).Chunk(5).Select(c => new string(c)));

    public bool Fits(string written) =>
        Code is { } code && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(code), Encoding.UTF8.GetBytes(written.Trim().ToUpperInvariant()));

    public void Used() => Code = null;
}
