using System.Net;
using OffenesHaus.People.Helping;
using OffenesHaus.Web.Tests.Portal;

namespace OffenesHaus.Web.Tests.Helper;

public sealed class OwnPasswordTests(OpenHouse house) : IClassFixture<OpenHouse>
{
    [Fact]
    public async Task A_helper_changes_the_own_password_by_the_present_one_and_every_other_session_ends()
    {
        using Visitor person = house.Visitor("127.202.1.1"), helper = house.Visitor("127.202.1.2");
        await person.HandsIn("Ein Anliegen.");
        var (number, code) = await person.LetsHelp(HelpScopes.Status);
        await helper.Joins(number, code, "p.wechsel");
        var copy = house.Visitor("127.202.1.3");
        copy.Headers.Add("Cookie", helper.Sends);
        Assert.Equal("/de/helfen", (await copy.Open("/de/helfen")).Address.AbsolutePath);

        Assert.Contains("nicht Ihr jetziges Passwort", (await Change(helper, "falsch geraten", "Hafen Kreide Birne 3")).Part("[role=alert]"), StringComparison.Ordinal);
        Assert.Contains("haben schon viele andere", (await Change(helper, Helping.Password, "FinalFantasy")).Part("[role=alert]"), StringComparison.Ordinal);
        var done = await Change(helper, Helping.Password, "Hafen Kreide Birne 3");

        Assert.Contains("Ihr Passwort ist geändert", done.Part("[role=status]"), StringComparison.Ordinal);
        Assert.Equal(("/de/helfen", "/de/helfen/anmelden"), ((await helper.Open("/de/helfen")).Address.AbsolutePath, (await copy.Open("/de/helfen")).Address.AbsolutePath));
        using var next = house.Visitor("127.202.1.4");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Enter(next, Helping.Password)).Status);
        Assert.Equal("/de/helfen/zweiter-schritt", (await Enter(next, "Hafen Kreide Birne 3")).Address.AbsolutePath);
        Assert.Equal("LogInRefused present-password, HelperSecretChanged password, LogInRefused password",
            await house.Ask("SELECT string_agg(kind || ' ' || detail, ', ' ORDER BY id) FROM trust.journal WHERE (kind = 'LogInRefused' AND detail LIKE '%password') OR (kind = 'HelperSecretChanged' AND detail = 'password')"));
        copy.Dispose();
    }

    private static async Task<PageSeen> Change(Visitor helper, string present, string next) =>
        await helper.Submit(await helper.Open("/de/helfen/mein-passwort"), Portal.People.Main, ("Present", present), ("Password", next));

    private static async Task<PageSeen> Enter(Visitor helper, string password) =>
        await helper.Submit(await helper.Open("/de/helfen/anmelden"), Portal.People.Main, ("Login", "p.wechsel"), ("Password", password));
}
