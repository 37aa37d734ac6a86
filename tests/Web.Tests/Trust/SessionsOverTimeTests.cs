using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OffenesHaus.People.Helping;
using OffenesHaus.Trust;
using OffenesHaus.Web.Tests.Desk;
using OffenesHaus.Web.Tests.Helper;
using OffenesHaus.Web.Tests.Portal;

namespace OffenesHaus.Web.Tests.Trust;

/// <summary>Sessions end while nobody looks at a page, and at some time whatever is done in them.</summary>
public sealed class SessionsOverTimeTests(LongDay house) : IClassFixture<LongDay>
{
    [Fact]
    public async Task Without_a_page_staff_and_helpers_are_out_after_half_an_hour_and_persons_after_an_hour()
    {
        var (clerk, _, _) = await house.ClerkComesIn("z.ruht");
        using Visitor person = house.Visitor("127.201.1.1"), helper = house.Visitor("127.201.1.2");
        await Helps(person, helper, "ruht");
        house.Passes(29);
        Assert.Equal(("/desk", "/de/helfen", "/de/status/anliegen"), (await Path(clerk, "/desk"), await Path(helper, "/de/helfen"), await Path(person, "/de/status/anliegen")));

        // A cookie is renewed in the second half of its time.
        house.Passes(2);
        Assert.Equal("/de/status/anliegen", await Path(person, "/de/status/anliegen"));

        house.Passes(29);
        Assert.Equal(("/desk/login", "/de/helfen/anmelden"), (await Path(clerk, "/desk"), await Path(helper, "/de/helfen")));
        Assert.Equal("/de/status/anliegen", await Path(person, "/de/status/anliegen"));

        house.Passes(61);
        Assert.Equal("/de/status", await Path(person, "/de/status/anliegen"));
        clerk.Dispose();
    }

    [Fact]
    public async Task With_a_page_every_few_minutes_staff_and_helpers_are_out_after_eight_hours_and_persons_after_twelve()
    {
        var (clerk, _, _) = await house.ClerkComesIn("z.arbeitet");
        using Visitor person = house.Visitor("127.201.2.1"), helper = house.Visitor("127.201.2.2");
        await Helps(person, helper, "arbeitet");
        for (var minutes = 25; minutes < 12 * 60; minutes += 25)
        {
            house.Passes(25);
            var staff = minutes < 8 * 60;
            Assert.Equal((minutes, staff ? "/desk" : "/desk/login"), (minutes, await Path(clerk, "/desk")));
            Assert.Equal((minutes, staff ? "/de/helfen" : "/de/helfen/anmelden"), (minutes, await Path(helper, "/de/helfen")));
            Assert.Equal((minutes, "/de/status/anliegen"), (minutes, await Path(person, "/de/status/anliegen")));
        }

        house.Passes(25);
        Assert.Equal("/de/status", await Path(person, "/de/status/anliegen"));
        clerk.Dispose();
    }

    [Fact]
    public async Task A_network_that_opened_nothing_for_a_year_is_known_no_more()
    {
        const string known = "SELECT count(*) FROM trust.guess WHERE hour = 'epoch'";
        using var person = house.Visitor("127.201.9.1");
        await person.HandsIn("Etwas anderes");
        Assert.True((long)(await house.Ask(known))! > 0);

        house.Passes(TimeSpan.FromDays(300));
        await Forget();
        Assert.True((long)(await house.Ask(known))! > 0);
        house.Passes(TimeSpan.FromDays(100));
        await Forget();

        Assert.Equal(0L, await house.Ask(known));

        async Task Forget()
        {
            await using var scope = house.As(ActorKind.House);
            await scope.ServiceProvider.GetRequiredService<Guesses>().Forget(TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task A_password_holds_for_years_and_the_first_step_for_ten_minutes()
    {
        var (clerk, _, app) = await house.ClerkComesIn("z.jahre");
        using var half = new Visitor(house.Here());
        var step = await half.Submit(await half.Open("/desk/login"), "form[action='/desk/login']", ("Name", "z.jahre"), ("Password", LongDay.Password));
        house.Passes(11);
        Assert.Equal("/desk/login", (await half.Submit(step, "main form", ("Code", OffenesHaus.Trust.Staff.Totp.At(house.Now, app)))).Address.AbsolutePath);

        house.Passes(TimeSpan.FromDays(3 * 365));
        using var later = await house.ComesInAgain("z.jahre", app);

        Assert.Equal("/desk", await Path(later, "/desk"));
        clerk.Dispose();
    }

    [Fact]
    public async Task A_page_left_open_adds_no_way_in_before_the_code_is_shown_again()
    {
        using var oksana = new Visitor(house.Here());
        using var key = new SoftKey();
        var (number, code) = (await oksana.HandsIn("Etwas anderes")).Keys();
        var open = await oksana.Open("/de/status/zugang");
        house.Passes(11);

        var late = await oksana.Signs(open, OwnPasskeys.New, key.Make);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.Status);
        Assert.Contains("noch einmal Ihren Code", late.Part("[role=alert]"), StringComparison.Ordinal);
        Assert.Empty(late.Parts(OwnPasskeys.New));
        var wrong = await oksana.Submit(late, "form[action$='handler=code']", ("Code", "0000 0000 0000"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        await oksana.Submit(wrong, "form[action$='handler=code']", ("Code", code));

        Assert.Single((await oksana.AddsKey(key)).Parts(".way-in"));
        Assert.Equal("Passkey", await house.Ask($"SELECT string_agg(j.detail, ' ') FROM trust.journal j JOIN intake.request r ON r.id = j.about WHERE j.kind = 'SignInAdded' AND r.number = {number.Digits()}"));
    }

    [Fact]
    public async Task Staff_show_password_and_second_step_again_before_what_opens_the_account_changes()
    {
        var (clerk, _, app) = await house.ClerkComesIn("z.nochmal");
        house.Passes(11);
        var step = await clerk.Open("/desk/step-up?weiter=%2Fdesk%2Fpasskeys");

        var digitsAlone = await clerk.Submit(step, "main form", ("Password", "falsch"), ("Code", OffenesHaus.Trust.Staff.Totp.At(house.Now, app)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, digitsAlone.Status);
        Assert.Contains("nicht Ihr jetziges Passwort", digitsAlone.Part("[role=alert]"), StringComparison.Ordinal);
        var both = await clerk.Submit(digitsAlone, "main form", ("Password", LongDay.Password), ("Code", OffenesHaus.Trust.Staff.Totp.At(house.Now, app)));

        Assert.Equal("/desk/passkeys", both.Address.AbsolutePath);
        Assert.NotEmpty(both.Parts("form[action$='handler=add']"));
        clerk.Dispose();
    }

    [Fact]
    public async Task A_clerk_sees_where_they_are_logged_in_and_ends_another_session_and_no_stranger_s()
    {
        var (clerk, id, app) = await house.ClerkComesIn("z.liste");
        using var other = await house.ComesInAgain("z.liste", app);
        var (stranger, strange, _) = await house.ClerkComesIn("z.fremd");
        var page = await clerk.Open("/desk/passkeys");
        Assert.Equal(2, page.Parts(".own-session").Count);
        Assert.Single(page.Parts(".own-session"), l => l.Contains("diese hier", StringComparison.Ordinal));
        var foreign = await house.Ask($"SELECT id FROM trust.clerk_session WHERE clerk_id = '{strange}' AND ended_at IS NULL");

        Assert.Equal(HttpStatusCode.NotFound, (await clerk.Submit(page, ".own-session button", ("Which", foreign!.ToString()))).Status);
        Assert.Equal("/desk", await Path(stranger, "/desk"));
        Assert.Single((await clerk.Submit(page, ".own-session button")).Parts(".own-session"));
        Assert.Equal(("/desk/login", "/desk"), (await Path(other, "/desk"), await Path(clerk, "/desk")));
        house.Passes(11);
        using var third = await house.ComesInAgain("z.liste", app);
        Assert.Empty((await clerk.Open("/desk/passkeys")).Parts(".own-session button"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await clerk.Submit(page, ".own-session button")).Status);
        Assert.Equal("/desk", await Path(third, "/desk"));
        Assert.NotEqual(id, strange);
        clerk.Dispose();
        stranger.Dispose();
    }

    [Fact]
    public async Task The_next_log_in_tells_what_changed_and_how_often_somebody_tried()
    {
        var (clerk, _, app) = await house.ClerkComesIn("z.neues");
        await clerk.Submit(await clerk.Open("/desk/own-password"), "main form", ("Present", LongDay.Password), ("Password", "Hafen Kreide Birne 3"), ("Again", "Hafen Kreide Birne 3"));
        using var thief = house.Visitor("127.201.7.1");
        await thief.Submit(await thief.Open("/desk/login"), "form[action='/desk/login']", ("Name", "z.neues"), ("Password", LongDay.Password));

        using var next = await house.ComesInAgain("z.neues", app, "Hafen Kreide Birne 3");
        var told = (await next.Open("/desk")).Part(".account-news");
        Assert.Contains("Passwort gesetzt", told, StringComparison.Ordinal);
        Assert.Contains("Ein Versuch, sich als Sie anzumelden, passte nicht.", told, StringComparison.Ordinal);

        house.Passes(11);
        Assert.Null((await next.Open("/desk")).Part(".account-news"));
        clerk.Dispose();
    }

    private async Task Helps(Visitor person, Visitor helper, string who)
    {
        await person.HandsIn("Ein Anliegen.");
        var (number, code) = await person.LetsHelp(HelpScopes.Status);
        Assert.Equal("/de/helfen", (await helper.Joins(number, code, "z." + who)).Address.AbsolutePath);
    }

    private static async Task<string> Path(Visitor visitor, string path) => (await visitor.Open(path)).Address.AbsolutePath;
}
