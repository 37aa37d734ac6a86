using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using OffenesHaus.Catalog;

namespace OffenesHaus.Web.Shared.SigningIn;

/// <summary>The identity providers of this house, and the way to them.</summary>
public sealed class Providers(HouseSettings settings, IOptionsMonitor<OpenIdConnectOptions> options, Say t)
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
        await LeadOn(http.Response);
        return true;
    }

    // The scheme answers with a redirection, and behind a form a browser follows none to another address.
    private async Task LeadOn(HttpResponse response)
    {
        var there = response.Headers.Location.ToString();
        response.Headers.Remove("Location");
        (response.StatusCode, response.ContentType) = (StatusCodes.Status200OK, "text/html; charset=utf-8");
        await response.WriteAsync(OnwardPage.Of(t, "sign-in/on", there), response.HttpContext.RequestAborted);
    }
}
