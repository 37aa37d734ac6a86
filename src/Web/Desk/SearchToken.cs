using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Desk;

/// <summary>What was searched for, sealed for the address: histories, bookmarks and logs show no name. It opens for the clerk who searched, and for half an hour.</summary>
public sealed class SearchToken(IDataProtectionProvider keys, ClerkSession session, TimeProvider clock)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(30);

    private IDataProtector Seal => keys.CreateProtector("desk-search", session.Me.Id.ToString("N"));

    public string Of(string words) => Seal.Protect($"{clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)}|{words}");

    /// <summary>Null: somebody else's, too old, or none of ours.</summary>
    public string? Words(string? token)
    {
        try
        {
            return Seal.Unprotect(token ?? "").Split('|', 2) is [var at, var words] && clock.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(long.Parse(at, CultureInfo.InvariantCulture)) < Longest ? words : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
