using System.Net;
using OffenesHaus.Intake;
using OffenesHaus.People.Helping;
using OffenesHaus.Web.Tests.Helper;
using OffenesHaus.Web.Tests.Portal;

namespace OffenesHaus.Web.Tests.Trust;

/// <summary>What was refused stands in the journal: each log-in that did not fit, and the rest so that no flood fills it.</summary>
public sealed class RefusalsTests(LongDay house) : IClassFixture<LongDay>
{
    [Fact]
    public async Task Each_log_in_of_staff_that_does_not_fit_is_noted_with_neither_what_was_sent_nor_whether_the_name_exists()
    {
        var (clerk, id, _) = await house.ClerkComesIn("r.eins");
        var before = await Count("LogInRefused");
        using var stranger = house.Visitor("127.203.1.1");
        await Enter(stranger, "r.eins", "Geratenes Wort 1");
        await Enter(stranger, "r.gibtesnicht", "Geratenes Wort 2");
        var step = await Enter(stranger, "r.eins", LongDay.Password);
        await stranger.Submit(step, "main form", ("Code", "000000"));

        Assert.Equal(before + 3, await Count("LogInRefused"));
        Assert.Equal("password, second-step", await house.Ask($"SELECT string_agg(detail, ', ' ORDER BY id) FROM trust.journal WHERE kind = 'LogInRefused' AND about = '{id}'"));
        Assert.Equal(0L, await house.Ask("SELECT count(*) FROM trust.journal j WHERE j::text ILIKE '%geraten%' OR j::text LIKE '%000000%' OR j::text LIKE '%gibtesnicht%'"));
        clerk.Dispose();
    }

    [Fact]
    public async Task Each_wrong_code_is_noted_the_same_whether_the_number_is_known_or_not()
    {
        using Visitor oksana = house.Visitor("127.203.2.1"), stranger = house.Visitor("127.203.2.2");
        var (number, _) = (await oksana.HandsIn("Etwas anderes")).Keys();
        var before = await Count("LogInRefused");

        await stranger.ComesBack(number, "0000 0000 0000");
        await stranger.ComesBack(RequestNumber.Draw().ToString(), "0000 0000 0000");

        Assert.Equal(before + 2, await Count("LogInRefused"));
        Assert.Equal("code House", await house.Ask($"SELECT string_agg(j.detail || ' ' || j.actor_kind, ', ') FROM trust.journal j JOIN intake.request r ON r.id = j.about WHERE j.kind = 'LogInRefused' AND r.number = {number.Digits()}"));
    }

    [Fact]
    public async Task A_helper_s_wrong_password_and_wrong_list_code_are_noted()
    {
        using Visitor person = house.Visitor("127.203.3.1"), helper = house.Visitor("127.203.3.2"), stranger = house.Visitor("127.203.3.3");
        await person.HandsIn("Ein Anliegen.");
        var (number, code) = await person.LetsHelp(HelpScopes.Status);
        await helper.Joins(number, code, "r.hilft");

        await Helps(stranger, "Geratenes Wort 1");
        var step = await Helps(stranger, Helping.Password);
        await stranger.Submit(step, Portal.People.Main, ("Code", "ABCD-EFGH-JKLM"));

        Assert.Equal("password, second-step", await house.Ask("SELECT string_agg(j.detail, ', ' ORDER BY j.id) FROM trust.journal j JOIN people.helper h ON h.id = j.about WHERE j.kind = 'LogInRefused'"));
    }

    [Fact]
    public async Task A_flood_of_guesses_leaves_as_many_entries_as_may_be_tried_and_one_in_ten_minutes_for_the_rest()
    {
        using Visitor oksana = house.Visitor("127.203.4.1"), guesser = house.Visitor("127.204.4.1");
        var (number, _) = (await oksana.HandsIn("Etwas anderes")).Keys();
        var (tried, stopped) = (await Count("LogInRefused"), await Count("AccessRefused"));
        for (var i = 0; i < 16; i++)
            await guesser.ComesBack(number, $"{i:D12}");

        Assert.Equal((tried + 10, stopped + 1), (await Count("LogInRefused"), await Count("AccessRefused")));
        Assert.Equal("guessing", await house.Ask("SELECT detail FROM trust.journal WHERE kind = 'AccessRefused' ORDER BY id DESC LIMIT 1"));
        house.Passes(11);
        await guesser.ComesBack(number, "0000 0000 0000");
        Assert.Equal(stopped + 2, await Count("AccessRefused"));
    }

    [Fact]
    public async Task A_page_that_staff_ask_for_and_may_not_have_is_noted_once_in_ten_minutes()
    {
        var (clerk, id, _) = await house.ClerkComesIn("r.neugier");
        for (var i = 0; i < 3; i++)
            Assert.Equal(HttpStatusCode.NotFound, (await clerk.Open("/desk/accounts")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.Open("/desk/requests/4129073580")).Status);
        Assert.Equal("page, page", await Refused(id));

        house.Passes(11);
        await clerk.Open("/desk/accounts");

        Assert.Equal("page, page, page", await Refused(id));
        clerk.Dispose();
    }

    [Fact]
    public async Task Forged_fields_and_posts_without_their_token_are_noted_once_for_each_place()
    {
        using Visitor oksana = house.Visitor("127.205.6.1"), rana = house.Visitor("127.205.6.2");
        var hers = await oksana.SubmitWith(await oksana.Open("/de/anliegen/message"), Portal.People.Add, [new("evidence", "brief.jpg", Files.Jpeg)], ("concern", "Mit Foto"));
        var own = await rana.Submit(await rana.Open("/de/anliegen/message"), Portal.People.Save, ("concern", "Ohne Foto"));
        var page = await rana.Open("/de/anliegen/message");
        for (var i = 0; i < 2; i++)
            await rana.Submit(page, "form[novalidate]", ("do", hers.Document.QuerySelector("button[value^='remove:']")!.GetAttribute("value")!));
        Assert.Equal("forged-field", await house.Ask($"SELECT string_agg(j.detail, ', ') FROM trust.journal j JOIN intake.request r ON r.id = j.about WHERE j.kind = 'AccessRefused' AND r.number = {own.Keys().Number.Digits()}"));

        var before = await Count("AccessRefused");
        for (var i = 0; i < 3; i++)
            Assert.Equal(HttpStatusCode.BadRequest, (await rana.Submit(await rana.Open("/de/status"), Portal.People.Main, ("__RequestVerificationToken", "falsch"))).Status);
        Assert.Equal(before + 1, await Count("AccessRefused"));
        Assert.Equal("form-token", await house.Ask("SELECT detail FROM trust.journal WHERE kind = 'AccessRefused' ORDER BY id DESC LIMIT 1"));
    }

    private async Task<long> Count(string kind) => (long)(await house.Ask($"SELECT count(*) FROM trust.journal WHERE kind = '{kind}'"))!;

    private async Task<string?> Refused(Guid about) => await house.Ask($"SELECT string_agg(detail, ', ' ORDER BY id) FROM trust.journal WHERE kind = 'AccessRefused' AND about = '{about}'") as string;

    private static async Task<PageSeen> Enter(Visitor visitor, string name, string password) =>
        await visitor.Submit(await visitor.Open("/desk/login"), "form[action='/desk/login']", ("Name", name), ("Password", password));

    private static async Task<PageSeen> Helps(Visitor visitor, string password) =>
        await visitor.Submit(await visitor.Open("/de/helfen/anmelden"), Portal.People.Main, ("Login", "r.hilft"), ("Password", password));
}
