using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace OffenesHaus.Web.Tests.Desk;

/// <summary>A provider whose description says that it is another one, or that is somewhere else: nobody is sent there.</summary>
public sealed class WrongProviderTests
{
    [Theory]
    [InlineData("its own", true), InlineData("another", false), InlineData("moved", false)]
    public async Task Only_whoever_describes_itself_under_its_configured_address_is_believed(string description, bool believed)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseSetting("urls", "http://127.0.0.1:0");
        await using var provider = builder.Build();
        object Described(string issuer) => new { issuer, authorization_endpoint = Address(provider) + "/authorize", token_endpoint = Address(provider) + "/token", jwks_uri = Address(provider) + "/keys" };
        provider.MapGet("/.well-known/openid-configuration", () => description switch
        {
            "moved" => Results.Redirect("/elsewhere"),
            "another" => Results.Json(Described("https://evil.example")),
            _ => Results.Json(Described(Address(provider))),
        });
        provider.MapGet("/elsewhere", () => Results.Json(Described(Address(provider))));
        provider.MapGet("/keys", () => Results.Json(new { keys = Array.Empty<object>() }));
        provider.MapGet("/authorize", () => Results.Text("Willkommen beim Anbieter"));
        await provider.StartAsync(TestContext.Current.CancellationToken);
        await using var house = new Beside(Address(provider));
        await house.InitializeAsync();
        using var clerk = house.Visitor();

        var sent = await clerk.LedOn(await clerk.Submit(await clerk.Open("/desk/login"), "form.provider"));

        Assert.Equal(believed ? "/authorize" : "/desk/login", sent.Address.AbsolutePath);
        if (!believed)
            Assert.NotNull(sent.Part("[role=alert]"));
    }

    [Fact]
    public async Task Whoever_shows_a_certificate_that_nobody_vouches_for_is_not_believed()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(k => k.Listen(System.Net.IPAddress.Loopback, 0, l => l.UseHttps(certificate)));
        await using var provider = builder.Build();
        var asked = 0;
        provider.MapGet("/.well-known/openid-configuration", () => Interlocked.Increment(ref asked));
        await provider.StartAsync(TestContext.Current.CancellationToken);
        await using var house = new Beside(Address(provider).Replace("127.0.0.1", "localhost", StringComparison.Ordinal));
        await house.InitializeAsync();
        using var clerk = house.Visitor();

        var sent = await clerk.LedOn(await clerk.Submit(await clerk.Open("/desk/login"), "form.provider"));

        Assert.Equal("/desk/login", sent.Address.AbsolutePath);
        Assert.NotNull(sent.Part("[role=alert]"));
        Assert.Equal(0, asked);
    }

    private static string Address(WebApplication app) => app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    private sealed class Beside(string authority) : OpenHouse
    {
        protected override HouseSettings Settings(HouseSettings settings) => settings with { StaffSignIn = new() { Authority = authority, ClientId = "haus", ClientSecret = "geheimes Wort", Name = "Anmeldung der Stadt" } };
    }
}
