using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using OffenesHaus.Trust.Passkeys;

namespace OffenesHaus.Web.Shared.SigningIn;

/// <summary>Passkeys, and the providers an operator configured; without configuration there are none.</summary>
public static class Signing
{
    public const string StaffProvider = "staff-provider", StaffBack = "/desk/login/provider/back";

    internal static readonly string[] Signatures =
        [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512, SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512, SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512];

    public static IServiceCollection AddSigningIn(this IServiceCollection services, HouseSettings settings)
    {
        services.AddSingleton<PasskeyPlace>();
        services.AddScoped<IPasskeyCeremony, PasskeyCeremony>();
        services.AddSingleton<Providers>();
        services.AddScoped<ProviderRefusals>();
        services.AddScoped<StaffProviderEvents>();
        if (settings.StaffSignIn is { } staff && staff.IsWhole("StaffSignIn"))
            Add<StaffProviderEvents>(services, StaffProvider, StaffBack, ClerkSession.HalfScheme, staff);
        return services;
    }

    private static void Add<TEvents>(IServiceCollection services, string scheme, string back, string never, SignInSettings provider)
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
                ValidAlgorithms = Signatures,
                RequireSignedTokens = true,
                RequireExpirationTime = true,
                ClockSkew = TimeSpan.FromMinutes(1),
            };
            foreach (var cookie in (CookieBuilder[])[oidc.CorrelationCookie, oidc.NonceCookie])
            {
                // The way back is a link followed from elsewhere: Lax comes along, and needs no TLS on this machine.
                cookie.SameSite = SameSiteMode.Lax;
                cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            }
        });
}
