using Microsoft.Extensions.DependencyInjection;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Staff;
using OffenesHaus.Web.Shared.SigningIn;
using OffenesHaus.Web.Tests.Trust;

namespace OffenesHaus.Web.Tests.Desk;

/// <summary>An open house beside a real identity provider, by which staff and persons may come in.</summary>
public class ProviderHouse : OpenHouse, IAsyncLifetime
{
    internal const string Password = "Tisch Regen Lampe 9", SecondStep = "mfa";

    public Provider Provider { get; private set; } = null!;

    /// <summary>The address that passkeys belong to.</summary>
    public Uri Here => new($"http://localhost:{Address.Port}/");

    async ValueTask IAsyncLifetime.InitializeAsync()
    {
        Provider = await Provider.Open();
        await InitializeAsync();
        await Provider.Knows(Address, Signing.StaffBack, Signing.PersonBack);
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await DisposeAsync();
        await Provider.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected override HouseSettings Settings(HouseSettings settings) => settings with
    {
        StaffSignIn = new() { Authority = Provider.Address.ToString(), ClientId = Provider.Client, ClientSecret = Provider.Secret, Name = "Anmeldung der Stadt", SecondStep = SecondStep },
        PersonSignIn = new() { Authority = Provider.Address.ToString(), ClientId = Provider.Client, ClientSecret = Provider.Secret, Substantial = "substantiell", High = "hoch" },
    };

    internal async Task<Guid> NewClerk(string user, ClerkRole role = ClerkRole.CaseWorker)
    {
        await using var scope = As(ActorKind.House);
        return await scope.ServiceProvider.GetRequiredService<CreateClerk>().Run(new() { UserName = user, DisplayName = "Wilma Werktag", Team = "Team 3", Role = role, Password = Password }, TestContext.Current.CancellationToken);
    }

    /// <summary>A browser at the house's own address in which that clerk has logged in with password and code app.</summary>
    internal async Task<(Visitor Visitor, byte[] App)> LoggedIn(string user)
    {
        var visitor = new Visitor(Here);
        var setUp = await visitor.Submit(await visitor.Open("/desk/login"), "form[action='/desk/login']", ("Name", user), ("Password", Password));
        var app = Totp.FromWritten(setUp.Part(".mono")!);
        await visitor.Submit(setUp, "main form", ("Code", Totp.At(TimeProvider.System.GetUtcNow(), app)));
        return (visitor, app);
    }

    /// <summary>What the journal holds about somebody, in order.</summary>
    internal async Task<string> Journal(Guid about) =>
        await Ask($"SELECT coalesce(string_agg(kind || coalesce(' ' || detail, ''), ', ' ORDER BY id), '') FROM trust.journal WHERE about = '{about}'") as string ?? "";
}
