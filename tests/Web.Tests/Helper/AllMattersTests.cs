using System.Net;
using OffenesHaus.People.Helping;
using OffenesHaus.Trust;
using OffenesHaus.Web.Tests.Desk;
using OffenesHaus.Web.Tests.Portal;

namespace OffenesHaus.Web.Tests.Helper;

/// <summary>A mandate for all matters of a person reaches as far as the way in by which it was given, and not one request further.</summary>
public sealed class AllMattersTests(DemonstrationHouse house) : IClassFixture<DemonstrationHouse>
{
    private static int network;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_opens_what_the_way_in_opens_now_and_later_and_the_person_sees_it_in_each()
    {
        using var key = new SoftKey();
        using Visitor first = Visitor(), second = Visitor(), third = Visitor(), stranger = Visitor(), oksana = Visitor();
        var one = await Hands(first);
        var two = await Hands(second);
        var foreign = await Hands(stranger);
        await first.AddsKey(key);
        await second.TiesKey(key);
        using var browser = await Given(oksana, key, one);

        var list = await browser.Open("/de/helfen");
        Assert.Contains(one, list.Text, StringComparison.Ordinal);
        Assert.Contains(two, list.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(foreign, list.Text, StringComparison.Ordinal);
        var page = await browser.Open(Path(two));
        Assert.Contains("gilt für alle Anliegen der Person", page.Text, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("form[action$='handler=next']"));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Open(Path(two) + "/angaben")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Open(Path(foreign))).Status);

        // What is connected later is reached from then on.
        var three = await Hands(third);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Open(Path(three))).Status);
        await third.TiesKey(key);
        await house.KeepPromises();
        Assert.Equal(HttpStatusCode.OK, (await browser.Open(Path(three))).Status);

        var seen = await second.Open("/de/status/hilfe");
        Assert.Contains("Samir Haddad", seen.Text, StringComparison.Ordinal);
        Assert.Contains("Gilt für alle Anliegen, die derselbe Zugang ohne Code öffnet", seen.Text, StringComparison.Ordinal);
        Assert.Contains("gesehen und getan wurde: 1", seen.Text, StringComparison.Ordinal);
        Assert.Contains("Beratung am Markt", (await second.Open("/de/status/gelesen")).Text, StringComparison.Ordinal);
        Assert.Equal("MandateGiven part, MandateTaken", await house.Ask($"SELECT string_agg(j.kind || CASE WHEN j.detail LIKE 'part %' THEN ' part' ELSE '' END, ', ' ORDER BY j.id) FROM trust.journal j JOIN intake.request r ON r.id = j.about WHERE r.number = {two.Digits()} AND j.kind LIKE 'Mandate%'"));
    }

    [Theory]
    [InlineData("the person, in another matter"), InlineData("the person, where it was given"), InlineData("the helper")]
    public async Task Ended_in_one_matter_it_opens_none_with_the_very_next_question(string by)
    {
        using var key = new SoftKey();
        using Visitor first = Visitor(), second = Visitor(), oksana = Visitor();
        var (one, two) = (await Hands(first), await Hands(second));
        await first.AddsKey(key);
        await second.TiesKey(key);
        using var browser = await Given(oksana, key, one);
        Assert.Equal(HttpStatusCode.OK, (await browser.Open(Path(two))).Status);

        const string end = "form[action$='handler=end'] button";
        _ = by switch
        {
            "the helper" => await browser.Submit(await browser.Open(Path(two)), end),
            "the person, in another matter" => await second.Submit(await second.Open("/de/status/hilfe"), end),
            _ => await first.Submit(await first.Open("/de/status/hilfe"), end),
        };

        foreach (var number in (string[])[one, two])
            Assert.Equal(HttpStatusCode.NotFound, (await browser.Open(Path(number))).Status);
        await house.KeepPromises();
        Assert.Equal(0L, await house.Ask($"SELECT count(*) FROM people.mandate m JOIN intake.request r ON r.id = m.request_id WHERE r.number IN ({one.Digits()}, {two.Digits()}) AND m.ended_at IS NULL"));
        foreach (var person in (Visitor[])[first, second])
            Assert.Contains(by == "the helper" ? "Von der helfenden Person beendet" : "Von Ihnen beendet", (await person.Open("/de/status/hilfe")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("taken away"), InlineData("code renewed")]
    public async Task Where_the_way_in_no_longer_opens_the_mandate_reaches_no_more_at_once(string how)
    {
        using var key = new SoftKey();
        using Visitor first = Visitor(), second = Visitor(), oksana = Visitor();
        var (one, two) = (await Hands(first), await Hands(second));
        await first.AddsKey(key);
        await second.TiesKey(key);
        using var browser = await Given(oksana, key, one);

        if (how == "taken away")
            await second.Submit(await second.Open("/de/status/zugang"), ".way-in");
        else
            Assert.Equal(PinEnd.Taken, (await house.Renews(two, await house.DrawsPin(two))).End);

        Assert.Equal(HttpStatusCode.NotFound, (await browser.Open(Path(two))).Status);
        Assert.Equal(HttpStatusCode.OK, (await browser.Open(Path(one))).Status);
        await house.KeepPromises();
        Assert.Equal("House", await house.Ask($"SELECT m.ended_by FROM people.mandate m JOIN intake.request r ON r.id = m.request_id WHERE r.number = {two.Digits()}"));
        if (how == "taken away")
            Assert.Contains("Reicht nicht mehr bis zu diesem Anliegen", (await second.Open("/de/status/hilfe")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Open(Path(two))).Status);
    }

    [Fact]
    public async Task Where_it_was_given_a_renewed_code_leaves_that_one_matter_and_closes_the_others()
    {
        using var key = new SoftKey();
        using Visitor first = Visitor(), second = Visitor(), oksana = Visitor();
        var (one, two) = (await Hands(first), await Hands(second));
        await first.AddsKey(key);
        await second.TiesKey(key);
        using var browser = await Given(oksana, key, one);

        Assert.Equal(PinEnd.Taken, (await house.Renews(one, await house.DrawsPin(one))).End);

        Assert.Equal(HttpStatusCode.NotFound, (await browser.Open(Path(two))).Status);
        await house.KeepPromises();
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Open(Path(two))).Status);
        Assert.Equal(HttpStatusCode.OK, (await browser.Open(Path(one))).Status);
    }

    [Fact]
    public async Task Number_and_code_show_one_matter_so_the_page_says_how_to_join_them_and_a_forged_wish_is_refused()
    {
        using var key = new SoftKey();
        using Visitor first = Visitor(), second = Visitor();
        var (one, _) = (await Hands(first), await Hands(second));
        await first.AddsKey(key);
        await second.TiesKey(key);
        var form = await first.Open("/de/status/hilfe");

        Assert.Contains("Mit Nummer und Code gilt eine Vollmacht für dieses eine Anliegen", form.Text, StringComparison.Ordinal);
        Assert.Empty(form.Document.QuerySelectorAll("[name=ForAll]"));
        var forged = await first.Submit(form, Portal.People.Main, ("Kind", "Family"), ("Name", "Samir Haddad"), ("Scope", "Status"), ("Months", "1"), ("ForAll", "true"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, forged.Status);
        Assert.Contains("braucht es einen Zugang ohne Code", forged.Part("[role=alert]"), StringComparison.Ordinal);
        Assert.Equal(0L, await house.Ask($"SELECT count(*) FROM people.mandate m JOIN intake.request r ON r.id = m.request_id WHERE r.number = {one.Digits()}"));

        // A way in of another request shows nothing of this one.
        var means = (Guid)(await house.Ask($"SELECT s.id FROM people.sign_in s JOIN intake.request r ON r.id = s.request_id WHERE r.number <> {one.Digits()} ORDER BY s.id DESC LIMIT 1"))!;
        await Assert.ThrowsAsync<Platform.Refused>(async () => await house.Gives(await house.RequestOf(one), HelpScopes.Status, means: means));
    }

    [Fact]
    public async Task A_matter_whose_own_mandate_was_ended_since_stays_shut_and_one_told_only_in_person_too()
    {
        using var key = new SoftKey();
        using Visitor first = Visitor(), second = Visitor(), third = Visitor(), oksana = Visitor();
        var (one, two, three) = (await Hands(first), await Hands(second), await Hands(third));
        await first.AddsKey(key);
        await second.TiesKey(key);
        await third.TiesKey(key);
        var code = await Gives(oksana, key, one);
        var login = $"a.{Guid.CreateVersion7():N}";
        var helper = await house.Adviser(login);
        Assert.Equal(HandOverEnd.Taken, await house.Brings(helper, two, (await house.Gives(await house.RequestOf(two), HelpScopes.Full)).Code!.Digits));
        await second.Submit(await second.Open("/de/status/hilfe"), "form[action$='handler=end'] button");
        await third.Submit(await third.Open("/de/status/schutz"), Portal.People.Main, ("Address", "true"), ("Counter", "true"));

        Assert.Equal(HandOverEnd.Taken, await house.Brings(helper, one, code));
        await house.KeepPromises();

        using var browser = await house.HelperComesIn($"Anna {login},");
        Assert.Equal(HttpStatusCode.OK, (await browser.Open(Path(one))).Status);
        foreach (var number in (string[])[two, three])
            Assert.Equal(HttpStatusCode.NotFound, (await browser.Open(Path(number))).Status);
        Assert.Equal(0L, await house.Ask("SELECT count(*) FROM people.mandate p JOIN people.mandate m ON m.id = p.part_of WHERE m.helper = '" + helper + "'"));
    }

    [Fact]
    public async Task At_the_desk_it_takes_signed_paper_and_one_way_in_that_tells_which_matters_are_meant()
    {
        using var key = new SoftKey();
        using Visitor first = Visitor(), second = Visitor();
        var two = await Hands(second);
        var page = await first.SubmitWith(await first.Open("/de/anliegen/message"), Portal.People.Main, [new("evidence", "vollmacht.jpg", Files.Jpeg)], ("concern", "Bitte eintragen."), ("name", "Oksana Melnyk"), ("replyBy", "here"));
        var one = (await first.HandIn(page)).Keys().Number;
        var path = $"/desk/requests/{one.Digits()}/help";
        using var clerk = await house.Clerk();
        Assert.Empty((await clerk.Open(path)).Document.QuerySelectorAll("[name=ForAll]"));
        await first.AddsKey(key);
        await second.TiesKey(key);

        (string, string?)[] wish = [("Kind", "Representative"), ("Name", "Rita Recht"), ("Scope", "Status"), ("Months", "3"), ("Through", "Counter"), ("ForAll", "true")];
        var form = await clerk.Open(path);
        Assert.Contains("unterschriebenes Papier, das das sagt", (await clerk.Submit(form, ".form .act.main", wish)).Part("main")!, StringComparison.Ordinal);
        var paper = form.Document.QuerySelectorAll("#papier option")[1].GetAttribute("value");
        var code = (await clerk.Submit(form, ".form .act.main", [.. wish, ("Paper", paper)])).Part(".notice .mono")!;
        var login = $"p.{Guid.CreateVersion7():N}";
        Assert.Equal(HandOverEnd.Taken, await house.Brings(await house.Adviser(login), one, code));
        await house.KeepPromises();

        using var browser = await house.HelperComesIn($"Anna {login},");
        Assert.Equal(HttpStatusCode.OK, (await browser.Open(Path(two))).Status);
        Assert.Contains("für alle Anliegen der Person", (await clerk.Open($"/desk/requests/{two.Digits()}/help")).Text, StringComparison.Ordinal);
    }

    private Visitor Visitor()
    {
        var n = Interlocked.Increment(ref network);
        return new Visitor(house.Here(), $"127.{150 + (n / 250)}.{n % 250}.1");
    }

    private static string Path(string number) => "/de/helfen/" + number.Digits();

    private static async Task<string> Hands(Visitor person) => (await person.WritesFrom("Birkenweg 7\n12345 Musterstadt")).Keys().Number;

    /// <summary>Comes in with the passkey, chooses this matter, and gives a mandate for all: the hand-over code.</summary>
    private async Task<string> Gives(Visitor person, SoftKey key, string number)
    {
        var choice = await person.EntersWith(key);
        await person.Submit(choice, $"button[value='{await house.RequestOf(number)}']");
        var form = await person.Open("/de/status/hilfe");
        Assert.Contains("Für alle Anliegen, die dieser Zugang öffnet (jetzt: ", form.Text, StringComparison.Ordinal);
        return (await person.Submit(form, Portal.People.Main, ("Kind", "Family"), ("Name", "Samir Haddad"), ("Scope", "Status"), ("Months", "1"), ("ForAll", "true"))).Keys().Code;
    }

    /// <summary>The same, taken by a helper: their browser.</summary>
    private async Task<Visitor> Given(Visitor person, SoftKey key, string number)
    {
        var code = await Gives(person, key, number);
        var login = $"w.{Guid.CreateVersion7():N}";
        Assert.Equal(HandOverEnd.Taken, await house.Brings(await house.Adviser(login), number, code));
        await house.KeepPromises();
        return await house.HelperComesIn($"Anna {login},");
    }
}
