using OffenesHaus.Platform;

namespace OffenesHaus.Web.Shared.SigningIn;

/// <summary>Which address passkeys belong to: the operator's word. A <c>Host</c> header decides nothing, or a stranger could have passkeys made for another place.</summary>
public sealed class PasskeyPlace
{
    private const string Here = "localhost";

    private readonly Uri? address;

    public PasskeyPlace(HouseSettings settings)
    {
        if (settings.PublicAddress is not { Length: > 0 } written)
            return;
        if (!Uri.TryCreate(written, UriKind.Absolute, out address) || address.PathAndQuery != "/" || address.UserInfo.Length > 0
            || !(address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.Host == Here)))
            throw new CannotStart($"PublicAddress is '{written}'.", "Write the address visitors know, with https:// and without a path: https://haus.example.");
    }

    /// <summary>The relying party (WebAuthn 5.4.2).</summary>
    public string Domain => address?.Host ?? Here;

    /// <summary>The address as others write it down; null where the operator named none.</summary>
    public string? Public => address?.GetLeftPart(UriPartial.Authority);

    /// <summary>Whether a visitor at this host can use passkeys at all; elsewhere they are not offered.</summary>
    public bool Serves(HttpContext http) => string.Equals(http.Request.Host.Host, Domain, StringComparison.OrdinalIgnoreCase);

    internal bool IsOurs(string origin) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var from) && (address is null
            ? from.Host == Here && (from.Scheme == Uri.UriSchemeHttp || from.Scheme == Uri.UriSchemeHttps)
            : from.GetLeftPart(UriPartial.Authority) == address.GetLeftPart(UriPartial.Authority));
}
