using Microsoft.Extensions.DependencyInjection;
using OffenesHaus.People.Helping;
using OffenesHaus.Trust;
using OffenesHaus.Web.Tests.Portal;

namespace OffenesHaus.Web.Tests.Helper;

/// <summary>Accounts of helpers as team leads keep them: made, locked, and given a new first password.</summary>
public sealed class HelperAccountsTests(DemonstrationHouse house) : IClassFixture<DemonstrationHouse>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_locked_account_is_shut_out_at_once()
    {
        var helper = await house.Adviser("gesperrt.eins");
        using var browser = await house.HelperComesIn("Anna gesperrt.eins,");
        await using (var scope = house.As(ActorKind.House))
            await scope.ServiceProvider.GetRequiredService<KeepHelperAccounts>().Lock(helper, true, Stop);

        Assert.Equal("/de/helfen/anmelden", (await browser.Open("/de/helfen")).Address.AbsolutePath);
    }

    [Fact]
    public async Task An_account_of_the_office_changes_its_password_and_comes_in_with_its_list()
    {
        // Whoever made their own account is nobody whom the office could tell a password.
        using Visitor person = house.Visitor("127.95.7.20"), friend = house.Visitor("127.95.7.21");
        await person.HandsIn("Ein Anliegen.");
        var (number, code) = await person.LetsHelp(HelpScopes.Status);
        await friend.Joins(number, code, "s.selbst");

        using var lead = await house.Clerk("Ayla Herbst");
        var made = await lead.Submit(await lead.Open("/desk/helpers"), ".form .act.main", ("Name", "Paula Pult"), ("Organisation", "Beratung am Markt"), ("Login", "p.pult"));
        var first = made.Part(".notice .mono")!;

        using var helper = house.Visitor("127.95.7.1");
        var own = await helper.Submit(await helper.Open("/de/helfen/anmelden"), Portal.People.Main, ("Login", "p.pult"), ("Password", first));
        Assert.Equal("/de/helfen/passwort", own.Address.AbsolutePath);
        Assert.Contains("leicht zu erraten", (await helper.Submit(own, Portal.People.Main, ("Password", "Paula ist die Beste"))).Part("[role=alert]"), StringComparison.Ordinal);
        var setUp = await helper.Submit(own, Portal.People.Main, ("Password", Helping.Password));
        var list = await helper.Submit(setUp, "form[action$='handler=list'] button");
        var codes = list.Parts(".mono");
        Assert.Equal(10, codes.Count);

        await helper.Submit(await helper.Open("/de/helfen"), "form[action$='handler=leave'] button");
        Assert.Equal("/de/helfen/anmelden", (await helper.Open("/de/helfen")).Address.AbsolutePath);
        for (var round = 0; round < 2; round++)
        {
            using var device = house.Visitor($"127.95.7.{round + 2}");
            var step = await device.Submit(await device.Open("/de/helfen/anmelden"), Portal.People.Main, ("Login", "P.Pult"), ("Password", Helping.Password));
            var come = await device.Submit(step, Portal.People.Main, ("Code", codes[0]));
            Assert.Equal(round == 0 ? "/de/helfen" : "/de/helfen/zweiter-schritt", come.Address.AbsolutePath);
        }

        // Forgotten: a lead tells a new first one. What was open is shut, and the second step stays what it was.
        using var open = house.Visitor("127.95.7.9");
        var asked = await open.Submit(await open.Open("/de/helfen/anmelden"), Portal.People.Main, ("Login", "p.pult"), ("Password", Helping.Password));
        await open.Submit(asked, Portal.People.Main, ("Code", codes[1]));
        var accounts = await lead.Open("/desk/helpers");
        var button = Assert.Single(accounts.Document.QuerySelectorAll("[aria-label^='Neues Passwort']"));
        Assert.Equal("Neues Passwort: Paula Pult", button.GetAttribute("aria-label"));
        button.Id = "wanted";
        var second = (await lead.Submit(accounts, "#wanted")).Part(".notice .mono")!;
        Assert.Equal("/de/helfen/anmelden", (await open.Open("/de/helfen")).Address.AbsolutePath);
        Assert.Contains("passen nicht zusammen", (await open.Submit(await open.Open("/de/helfen/anmelden"), Portal.People.Main, ("Login", "p.pult"), ("Password", Helping.Password))).Part("[role=alert]"), StringComparison.Ordinal);
        var again = await open.Submit(await open.Open("/de/helfen/anmelden"), Portal.People.Main, ("Login", "p.pult"), ("Password", second));
        Assert.Equal("/de/helfen/passwort", again.Address.AbsolutePath);
        Assert.Equal("/de/helfen/zweiter-schritt", (await open.Submit(again, Portal.People.Main, ("Password", "Hafen Kreide Birne 3"))).Address.AbsolutePath);
        Assert.Equal("HelperSecretChanged password, HelperSecretChanged list, HelperReset, HelperSecretChanged password",
            await house.Ask("SELECT string_agg(j.kind || coalesce(' ' || j.detail, ''), ', ' ORDER BY j.id) FROM trust.journal j WHERE j.kind IN ('HelperSecretChanged', 'HelperReset') AND j.about = (SELECT about FROM trust.journal WHERE kind = 'HelperReset')"));
    }
}
