using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace OffenesHaus.Web.Tests.Trust;

/// <summary>A real identity provider (OpenID Connect, code flow with PKCE) on a port of this machine. It says of anybody what the test wants said, and can lie in the token.</summary>
public sealed class Provider : IAsyncDisposable
{
    public const string Client = "offenes-haus", Secret = "a secret of this test run";

    private readonly RSA key = RSA.Create(2048), foreign = RSA.Create(2048), small = RSA.Create(1024);
    private readonly ConcurrentBag<string> given = [];
    private WebApplication app = null!;

    /// <summary>The issuer.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>Who sits before it.</summary>
    public string Subject { get; set; } = "";

    public string UserName { get; set; } = "";

    public string? Amr { get; set; }

    public string? Acr { get; set; }

    /// <summary>How long ago they proved themselves there.</summary>
    public TimeSpan Since { get; set; }

    /// <summary>They press "cancel" there.</summary>
    public bool Cancels { get; set; }

    public Lie Lie { get; set; }

    /// <summary>What the newest request asked for.</summary>
    public OpenIddictRequest? Asked { get; private set; }

    /// <summary>Every token it gave to the house.</summary>
    public IReadOnlyCollection<string> Given => given;

    public static async Task<Provider> Open()
    {
        var provider = new Provider();
        await provider.Start();
        return provider;
    }

    /// <summary>Registers the ways back to a house.</summary>
    public async Task Knows(Uri house, params string[] ways)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var client = new OpenIddictApplicationDescriptor
        {
            ClientId = Client,
            ClientSecret = Secret,
            ClientType = ClientTypes.Confidential,
            Permissions = { Permissions.Endpoints.Authorization, Permissions.Endpoints.Token, Permissions.GrantTypes.AuthorizationCode, Permissions.ResponseTypes.Code, Permissions.Scopes.Profile },
            Requirements = { Requirements.Features.ProofKeyForCodeExchange },
        };
        foreach (var way in ways)
            foreach (var host in (string[])["127.0.0.1", "localhost"])
                client.RedirectUris.Add(new($"http://{host}:{house.Port}{way}"));
        await scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>().CreateAsync(client);
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        key.Dispose();
        foreign.Dispose();
        small.Dispose();
    }

    private async Task Start()
    {
        Address = new($"http://localhost:{FreePort()}/");
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.Services.AddDbContext<DbContext>(db => db.UseInMemoryDatabase($"provider-{Address.Port}").UseOpenIddict());
        builder.Services.AddOpenIddict().AddCore(core => core.UseEntityFrameworkCore().UseDbContext<DbContext>()).AddServer(server =>
        {
            server.SetIssuer(Address).SetAuthorizationEndpointUris("authorize").SetTokenEndpointUris("token");
            server.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange().RegisterScopes(Scopes.Profile);
            server.AddSigningKey(new RsaSecurityKey(key) { KeyId = "house" }).AddEphemeralEncryptionKey();
            server.UseAspNetCore().EnableAuthorizationEndpointPassthrough().DisableTransportSecurityRequirement();
            server.AddEventHandler<ApplyTokenResponseContext>(on => on.UseInlineHandler(answer =>
            {
                if (answer.Response?.IdToken is { } token && Lie != Lie.None)
                    answer.Response.IdToken = Forged(token);
                foreach (var one in new[] { answer.Response?.IdToken, answer.Response?.AccessToken }.OfType<string>())
                    given.Add(one);
                return default;
            }).SetOrder(int.MinValue + 1000));
            // It means this key too, and signs with it when it lies about nothing else.
            server.AddEventHandler<HandleJsonWebKeySetRequestContext>(on => on.UseInlineHandler(keys =>
            {
                keys.Keys.Add(JsonWebKeyConverter.ConvertFromRSASecurityKey(new RsaSecurityKey(small.ExportParameters(includePrivateParameters: false)) { KeyId = "small" }));
                return default;
            }));
        });
        app = builder.Build();
        app.Urls.Add($"http://127.0.0.1:{Address.Port}");
        app.UseAuthentication();
        app.MapMethods("/authorize", ["GET", "POST"], Authorize);
        await app.StartAsync();
        // Its first answer takes longest; no test is about that.
        using var visitor = new HttpClient();
        await visitor.GetStringAsync(new Uri(Address, ".well-known/openid-configuration"));
    }

    private IResult Authorize(HttpContext http)
    {
        Asked = http.GetOpenIddictServerRequest();
        if (Cancels)
            return Results.Forbid(authenticationSchemes: [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]);

        var identity = new ClaimsIdentity("provider", Claims.Name, Claims.Role);
        identity.SetClaim(Claims.Subject, Subject).SetClaim(Claims.PreferredUsername, UserName);
        identity.SetClaim(Claims.AuthenticationTime, (TimeProvider.System.GetUtcNow() - Since).ToUnixTimeSeconds());
        if (Amr is not null)
            identity.SetClaims(Claims.AuthenticationMethodReference, [Amr]);
        if (Acr is not null)
            identity.SetClaim(Claims.AuthenticationContextReference, Acr);
        identity.SetScopes(Scopes.OpenId, Scopes.Profile);
        identity.SetDestinations(_ => [Destinations.IdentityToken]);
        return Results.SignIn(new(identity), authenticationScheme: OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
    }

    private string Forged(string token)
    {
        var claims = JsonNode.Parse(Base64UrlEncoder.Decode(token.Split('.')[1]))!.AsObject();
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        switch (Lie)
        {
            case Lie.Audience:
                claims["aud"] = "another-house";
                break;
            case Lie.Issuer:
                claims["iss"] = "http://localhost:1/";
                break;
            case Lie.Nonce:
                claims["nonce"] = "from another visit";
                break;
            case Lie.Unsigned:
                // Or the missing algorithm would trip over this hash, and nobody would learn whether the signature was missed.
                claims.Remove("at_hash");
                break;
            case Lie.Expired:
                (claims["exp"], claims["nbf"], claims["iat"]) = (now - 3600, now - 7200, now - 7200);
                break;
            case Lie.NotYet:
                (claims["exp"], claims["nbf"], claims["iat"]) = (now + 7200, now + 3600, now + 3600);
                break;
        }

        var handler = new JsonWebTokenHandler();
        var header = new SigningCredentials(new RsaSecurityKey(key) { KeyId = "house" }, SecurityAlgorithms.RsaSha256);
        return Lie switch
        {
            Lie.Unsigned => handler.CreateToken(claims.ToJsonString()),
            Lie.ForeignKey => handler.CreateToken(claims.ToJsonString(), new SigningCredentials(new RsaSecurityKey(foreign) { KeyId = "house" }, SecurityAlgorithms.RsaSha256)),
            Lie.SharedSecret => handler.CreateToken(claims.ToJsonString(), new SigningCredentials(new SymmetricSecurityKey(SHA256.HashData("a secret of this test run"u8)), SecurityAlgorithms.HmacSha256)),
            Lie.SmallKey => SignedSmall(claims),
            _ => handler.CreateToken(claims.ToJsonString(), header),
        };
    }

    // By hand: the library signs with no key this small.
    private string SignedSmall(JsonObject claims)
    {
        var words = Base64UrlEncoder.Encode("""{"alg":"RS256","kid":"small","typ":"JWT"}""") + "." + Base64UrlEncoder.Encode(claims.ToJsonString());
        return words + "." + Base64UrlEncoder.Encode(small.SignData(Encoding.ASCII.GetBytes(words), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }

    private static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}

/// <summary>What is wrong with the identity token.</summary>
public enum Lie
{
    None,
    Audience,
    Issuer,
    Nonce,
    Expired,
    NotYet,
    Unsigned,
    ForeignKey,
    SharedSecret,

    /// <summary>Signed with an RSA key of 1,024 bits.</summary>
    SmallKey,
}
