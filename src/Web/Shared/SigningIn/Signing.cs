using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using OffenesHaus.Trust.Passkeys;

namespace OffenesHaus.Web.Shared.SigningIn;

/// <summary>Passkeys, and the providers an operator configured; without configuration there are none.</summary>
public static class Signing
{
    public const string StaffProvider = "staff-provider", StaffBack = "/desk/login/provider/back", PersonProvider = "person-provider", PersonBack = "/status/anbieter/zurueck";

    private static readonly string[] Signatures =
        [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512, SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512, SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512];

    public static IServiceCollection AddSigningIn(this IServiceCollection services, HouseSettings settings)
    {
        services.AddSingleton<PasskeyPlace>();
        services.AddScoped<IPasskeyCeremony, PasskeyCeremony>();
        services.AddScoped<Providers>();
        services.AddScoped<ProviderRefusals>();
        services.AddScoped<StaffProviderEvents>();
        services.AddScoped<PersonProviderEvents>();
        services.AddScoped<PersonChoice>();
        if (settings.StaffSignIn is { } staff && staff.IsWhole("StaffSignIn"))
            Add<StaffProviderEvents>(services, StaffProvider, StaffBack, ClerkSession.HalfScheme, settings, staff);
        if (settings.PersonSignIn is { } person && person.IsWhole("PersonSignIn"))
            Add<PersonProviderEvents>(services, PersonProvider, PersonBack, PersonSession.Scheme, settings, person);
        services.AddAuthentication().AddCookie(PersonChoice.Scheme, cookie =>
        {
            HouseCookie.Set(cookie.Cookie, settings, "oh-auswahl", SameSiteMode.Lax);
            cookie.ExpireTimeSpan = TimeSpan.FromMinutes(10);
            cookie.SlidingExpiration = false;
        });
        return services;
    }

    /// <summary>In the code flow the framework lets an unsigned token pass, as OpenID Connect Core 3.1.3.7 allows. Not here.</summary>
    internal static Task DemandSignature(TokenValidatedContext context)
    {
        if (!Signatures.Contains(context.SecurityToken.SignatureAlgorithm, StringComparer.Ordinal))
            // Thrown, not failed: only so the way back is still known, and with it the language.
            throw new SecurityTokenInvalidSignatureException("The token is not signed.");
        return Task.CompletedTask;
    }

    // NIST SP 800-57 part 1: 112 bits of strength and more. Most providers of authorities sign with RSA of 2,048 bits; to ask for more would shut them out.
    private static bool IsLargeEnough(SecurityKey key) => key.KeySize >= (key is ECDsaSecurityKey or JsonWebKey { Kty: JsonWebAlgorithmsKeyTypes.EllipticCurve } ? 256 : 2048);

    private static void Add<TEvents>(IServiceCollection services, string scheme, string back, string never, HouseSettings settings, SignInSettings provider)
        where TEvents : OpenIdConnectEvents =>
        services.AddAuthentication().AddOpenIdConnect(scheme, oidc =>
        {
            oidc.Authority = provider.Authority;
            oidc.ClientId = provider.ClientId;
            oidc.ClientSecret = provider.ClientSecret;
            oidc.RequireHttpsMetadata = new Uri(provider.Authority!).Scheme == Uri.UriSchemeHttps;
            oidc.ResponseType = OpenIdConnectResponseType.Code;
            oidc.ResponseMode = OpenIdConnectResponseMode.Query;
            oidc.UsePkce = true;
            oidc.Scope.Clear();
            oidc.Scope.Add("openid");
            oidc.Scope.Add("profile");
            oidc.CallbackPath = back;
            oidc.EventsType = typeof(TEvents);
            // The verb decides who comes in: this scheme never writes a cookie of its own.
            oidc.SignInScheme = never;
            oidc.MapInboundClaims = false;
            oidc.ClaimActions.Clear();
            oidc.SaveTokens = false;
            oidc.GetClaimsFromUserInfoEndpoint = false;
            oidc.BackchannelTimeout = TimeSpan.FromSeconds(20);
            oidc.RemoteAuthenticationTimeout = TimeSpan.FromMinutes(15);
            oidc.TokenValidationParameters = new()
            {
                ValidAudience = provider.ClientId,
                // Not whoever its description names, but whom the operator wrote down. (RFC 8414, 3.3)
                IssuerValidator = (issuer, _, _) => provider.Speaks(issuer) ? issuer : throw new SecurityTokenInvalidIssuerException("It is not the issuer that is configured."),
                ValidAlgorithms = Signatures,
                RequireSignedTokens = true,
                ValidateIssuerSigningKey = true,
                // Without a key it was not signed at all: DemandSignature says so.
                IssuerSigningKeyValidator = (key, _, _) => key is null || IsLargeEnough(key) ? true : throw new SecurityTokenInvalidSignatureException("The key that signed is too small."),
                RequireExpirationTime = true,
                ClockSkew = TimeSpan.FromMinutes(1),
            };
            // The way back is a link followed from elsewhere: Lax comes along, and needs no TLS on this machine.
            HouseCookie.Set(oidc.CorrelationCookie, settings, "oh-hin-", SameSiteMode.Lax);
            HouseCookie.Set(oidc.NonceCookie, settings, "oh-einmal-", SameSiteMode.Lax);
            // What it answers is believed from its own address alone: a redirection would be somebody else's word. (OWASP ASVS 15.3.2)
            oidc.BackchannelHttpHandler = new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) };
        });
}
