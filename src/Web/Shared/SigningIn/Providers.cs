using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;

namespace OffenesHaus.Web.Shared.SigningIn;

/// <summary>The identity providers of this house, and the way to them.</summary>
public sealed class Providers(HouseSettings settings, IOptionsMonitor<OpenIdConnectOptions> options)
{
    /// <summary>Null: staff come in here only.</summary>
    public StaffSignIn? Staff => settings.StaffSignIn is { Authority.Length: > 0 } staff ? staff : null;

    /// <summary>Null: persons come in with number and code, or a passkey.</summary>
    public PersonSignIn? Person => settings.PersonSignIn is { Authority.Length: > 0 } person ? person : null;

    /// <summary>Sends a browser to the provider, or says that it cannot be reached.</summary>
    public async Task<bool> Send(HttpContext http, string scheme, AuthenticationProperties with)
    {
        try
        {
            // What keeps a provider's address and keys throws whatever went wrong on the way to them.
            var described = await options.Get(scheme).ConfigurationManager!.GetConfigurationAsync(http.RequestAborted);
            // A description that names another issuer is nobody's. (OWASP ASVS 10.5.3)
            if (!(scheme == Signing.StaffProvider ? (SignInSettings?)Staff : Person)!.Speaks(described.Issuer))
                return false;
        }
        catch (InvalidOperationException)
        {
            return false;
        }

        await http.ChallengeAsync(scheme, with);
        return true;
    }
}
