using System.Net;
using OffenesHaus.Web.Tests.MailRoom;

namespace OffenesHaus.Web.Tests.Talk;

/// <summary>What is told on the telephone before and after somebody showed who they are: no address by way of a call back, nothing where all is told in person, and no visit for whoever stands before nobody.</summary>
public sealed class CallBackTests(MondayMorning house) : IClassFixture<MondayMorning>
{
    private const string Join = "form[action$='handler=join']", Ring = "form[action$='handler=ring']", Reached = "form[action$='handler=reached']", Words = "form[action$='handler=words']";

    [Theory]
    [InlineData("Lindenstraße 4, 12345 Neudorf")]
    [InlineData("Gartenstraße 20 01999 Neudorf")]
    [InlineData("Haus 07 12345 Neudorf, dort seit 01/02/1990")]
    public async Task An_address_is_no_number_to_ring_and_nobody_hears_it(string reach)
    {
        var number = await Applied(reach);
        using var agent = await house.Agent();
        var joined = await agent.Submit(await agent.Calls(), Join, ("Number", number));

        var rung = await agent.Submit(joined, Ring);

        Assert.Contains("keine Telefonnummer von früher", rung.Part("[role=alert]"), StringComparison.Ordinal);
        Assert.DoesNotContain("Neudorf", rung.Text, StringComparison.Ordinal);
        Assert.Contains("noch niemand die bekannte Nummer zeigen lassen", (await Forged(agent, joined, Ring, "reached")).Part("[role=alert]"), StringComparison.Ordinal);
        Assert.Equal(0L, await Steps(number, "Proven"));
    }

    [Theory]
    [InlineData("Ahornallee 8, 01999 Neudorf\n030 23125-108", "030 23125-108")]
    [InlineData("01999 Neudorf, Tel. +49 (351) 488 12 34 ab 17 Uhr", "+49 (351) 488 12 34")]
    [InlineData("٠١٧٦ ٠٠٠٠ ١٢٣ بعد الظهر", "0176 0000 123")]
    public async Task The_number_alone_is_shown_and_reaching_somebody_there_counts_only_after_that(string reach, string number)
    {
        var request = await Applied(reach);
        using var agent = await house.Agent();
        var joined = await agent.Submit(await agent.Calls(), Join, ("Number", request));
        Assert.Contains("noch niemand die bekannte Nummer", (await Forged(agent, joined, Ring, "reached")).Part("[role=alert]"), StringComparison.Ordinal);

        var rung = await agent.Submit(await agent.Open(joined.Address.AbsolutePath), Ring);
        Assert.Equal(number, rung.Part($"{Reached} .digits"));
        Assert.DoesNotContain("Neudorf", rung.Text, StringComparison.Ordinal);

        // Whoever was not shown it reached nobody there.
        const string here = "form[action$='handler=here']";
        var talk = joined.Address.AbsolutePath[..joined.Address.AbsolutePath.LastIndexOf('/')];
        using (var miriam = await house.Clerk())
        {
            await miriam.Submit(await miriam.Open(talk), here);
            Assert.Contains("noch niemand die bekannte Nummer", (await Forged(miriam, joined, Ring, "reached")).Part("[role=alert]"), StringComparison.Ordinal);
        }

        await agent.Submit(await agent.Open(talk), here);
        Assert.Contains("Ausgewiesen durch Rückruf", (await agent.Submit(rung, Reached)).Text, StringComparison.Ordinal);

        // Shown in another call it proves nothing in this one.
        var again = await agent.Submit(await agent.Calls(), Join, ("Number", request));
        Assert.Contains("noch niemand die bekannte Nummer", (await Forged(agent, again, Ring, "reached")).Part("[role=alert]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_is_told_in_person_only_is_told_nothing_on_the_telephone_from_the_moment_they_say_so()
    {
        var number = await Applied("Lindenstraße 4, 12345 Neudorf");
        using var agent = await house.Agent();
        var talk = await agent.Calls();
        var joined = await agent.Submit(talk, Join, ("Number", number));
        var proven = await agent.Submit(joined, "form[action$='handler=code']", ("Code", await house.CodeOf(number)));
        Assert.Contains("Das dürfen Sie mitteilen", proven.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await agent.Get($"{joined.Address.AbsolutePath}/person")).StatusCode);

        var silent = await agent.Submit(proven, "form[action$='handler=protect']", ("Wished.InPerson", "true"));

        Assert.DoesNotContain("Das dürfen Sie mitteilen", silent.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Eingegangen am", silent.Text, StringComparison.Ordinal);
        Assert.Contains("am Telefon nichts mit", silent.Text, StringComparison.Ordinal);
        foreach (var path in (string[])["", "/person", "/de/angaben"])
            Assert.Equal(path.Length == 0 ? HttpStatusCode.OK : HttpStatusCode.NotFound, (await agent.Get(joined.Address.AbsolutePath + path)).StatusCode);
        Assert.Equal(0L, await house.Ask($"SELECT count(*) FROM trust.grant g JOIN intake.request r ON r.id = g.subject WHERE r.number = {number} AND g.why = 'conversation' AND g.ended_at IS NULL"));
        // What they still say is received, and a colleague who goes on with the call is told no more.
        Assert.Contains("Aufgenommen", (await agent.Submit(silent, Words, ("Words", "Und noch etwas."))).Text, StringComparison.Ordinal);
        using var miriam = await house.Clerk();
        await miriam.Submit(await miriam.Open(talk.Address.AbsolutePath), "form[action$='handler=here']");
        Assert.DoesNotContain("Das dürfen Sie mitteilen", (await miriam.Open(joined.Address.AbsolutePath)).Text, StringComparison.Ordinal);
        await miriam.Ends(talk);

        using var desk = await house.AtCounter();
        var visit = await desk.Submit(await desk.Visits(), Join, ("Number", number));
        Assert.Contains("Das dürfen Sie mitteilen", (await desk.Submit(visit, "form[action$='handler=identity']")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_began_in_this_call_is_taken_down_to_its_end_although_nothing_is_told()
    {
        using var agent = await house.Agent();
        var page = await agent.Begins(await agent.Calls(), "something-else");
        await agent.Submit(page, "button[value=save]", ("name", "Stille Post"), ("concern", "Nur persönlich, bitte."));
        var matter = await agent.Open(page.Address.AbsolutePath[..page.Address.AbsolutePath.IndexOf("/de/", StringComparison.Ordinal)]);
        Assert.DoesNotContain("Nichts am Telefon", matter.Text, StringComparison.Ordinal);
        await agent.Submit(matter, "form[action$='handler=protect']", ("Wished.InPerson", "true"));

        var handed = await agent.HandsIn(await agent.Open(page.Address.AbsolutePath));

        Assert.Contains("In diesem Gespräch eingegangen. Nur persönlich", handed.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Das dürfen Sie mitteilen", handed.Text, StringComparison.Ordinal);
        Assert.Equal(1L, await house.Ask($"SELECT count(*) FROM intake.arrival a JOIN intake.request r ON r.id = a.request_id WHERE r.number = {TalkPages.NumberOf(handed)}"));
    }

    [Fact]
    public async Task Whoever_answers_the_telephone_neither_begins_a_visit_nor_goes_on_with_one()
    {
        using var agent = await house.Agent();
        var begun = await agent.Submit(await agent.Open("/desk/talks/counter"), "main form");
        Assert.Contains("wer der Person gegenübersteht", begun.Part("[role=alert]"), StringComparison.Ordinal);

        using var desk = await house.AtCounter();
        var visit = await desk.Visits();
        var taken = await agent.Submit(await agent.Open(visit.Address.AbsolutePath), "form[action$='handler=here']");
        Assert.Contains("wer der Person gegenübersteht", taken.Part("[role=alert]"), StringComparison.Ordinal);
        Assert.Equal(1L, await house.Ask($"SELECT count(*) FROM intake.conversation c JOIN trust.clerk k ON k.id = c.held_by WHERE c.id = '{TalkPages.IdOf(visit)}' AND k.role = 'Counter'"));
        foreach (var handler in (string[])["notice", "caller", "end"])
            Assert.Contains("wer der Person gegenübersteht", (await Forged(agent, visit, "form[action$='handler=here']", handler)).Part("[role=alert]"), StringComparison.Ordinal);
        Assert.Equal(0L, await house.Ask($"SELECT count(*) FROM intake.conversation WHERE id = '{TalkPages.IdOf(visit)}' AND ended_at IS NOT NULL"));
        Assert.Equal(0L, await house.Ask("SELECT count(*) FROM intake.conversation c JOIN trust.clerk k ON k.id = c.begun_by WHERE c.channel = 'Counter' AND k.role = 'Phone'"));

        // Whoever sits at the counter answers calls as well.
        Assert.Contains("Anruf", (await desk.Calls()).Part("h1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_law_asks_on_this_way_stands_there_before_anything_is_received()
    {
        var number = await Applied("030 23125-101");
        using var agent = await house.Agent();
        var talk = await agent.Calls();
        Assert.Contains("Auf eine Leistung verzichten: Am Telefon können Sie nicht auf Geld verzichten.", talk.Text, StringComparison.Ordinal);
        Assert.Contains("§ 46 SGB I", talk.Text, StringComparison.Ordinal);
        Assert.Contains("Am Telefon geht das nur in besonderen Fällen.", talk.Text, StringComparison.Ordinal);
        Assert.Contains("Am Telefon: Am Telefon gilt ein Widerspruch nicht.", (await agent.Begins(talk, "objection")).Part(".way-here"), StringComparison.Ordinal);
        var joined = await agent.Submit(await agent.Open(talk.Address.AbsolutePath), Join, ("Number", number));
        Assert.Contains("Am Telefon gilt ein Widerspruch noch nicht", joined.Part(Words), StringComparison.Ordinal);

        using var desk = await house.AtCounter();
        var visit = await desk.Visits();
        Assert.Contains("Sie unterschreiben im Haus.", visit.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Am Telefon gilt", (await desk.Submit(visit, Join, ("Number", number))).Text, StringComparison.Ordinal);
    }

    private Task<object?> Steps(string number, string kind) =>
        house.Ask($"SELECT count(*) FROM intake.conversation_step s JOIN intake.request r ON r.id = s.request_id WHERE r.number = {number} AND s.kind = '{kind}'");

    // As somebody sends it who does not wait for the button.
    private static async Task<PageSeen> Forged(Visitor agent, PageSeen page, string form, string handler)
    {
        var fresh = await agent.Open(page.Address.AbsolutePath);
        fresh.Document.QuerySelector(form)!.SetAttribute("action", $"{page.Address.AbsolutePath}?handler={handler}");
        return await agent.Submit(fresh, $"form[action$='handler={handler}']");
    }

    private async Task<string> Applied(string reach)
    {
        using var agent = await house.Agent();
        var talk = await agent.Calls();
        var first = await agent.Begins(talk, "first-application");
        var matter = await agent.Submit(first, TalkPages.Continue, ("name", "Rosa Rückruf"), ("birthDate.d", "3"), ("birthDate.m", "11"), ("birthDate.y", "1994"), ("reach", reach));
        await agent.Ends(talk);
        return TalkPages.NumberOf(matter);
    }
}
