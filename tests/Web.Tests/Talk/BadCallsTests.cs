using System.Net;
using OffenesHaus.Web.Tests.Portal;

namespace OffenesHaus.Web.Tests.Talk;

/// <summary>What goes wrong in conversations: somebody gives the data of another, two agents write on one page, digits of the counter are used too late or elsewhere. Each has its sentence and its record, and nothing is lost.</summary>
public sealed class BadCallsTests(EmergenciesTests.LaterMorning house) : IClassFixture<EmergenciesTests.LaterMorning>
{
    private static readonly (string, string?)[] Said = [("name", "Vera Wahr"), ("birthDate.d", "3"), ("birthDate.m", "11"), ("birthDate.y", "1994"), ("concern", "Ich brauche einen Termin."), ("replyBy", "here")];

    [Fact]
    public async Task Whoever_gives_the_data_of_another_is_told_nothing_and_what_they_say_is_received_and_the_person_sees_it()
    {
        using var agent = await house.Agent();
        var first = await agent.Calls();
        var number = TalkPages.NumberOf(await agent.HandsIn(await agent.Begins(first, "something-else"), Said));
        await agent.Ends(first);

        var talk = await agent.Submit(await agent.Calls(), "form[action$='handler=caller']", ("Caller", "Vera Wahr, geboren 3.11.1994"), ("Speaks", "de"));
        var joined = await agent.Submit(talk, "form[action$='handler=join']", ("Number", number));
        foreach (var code in new[] { "000011112222", "333344445555" })
            Assert.Contains("passen nicht zusammen", (await agent.Submit(joined, "form[action$='handler=code']", ("Code", code))).Part("main [role=alert]"), StringComparison.Ordinal);
        var page = await agent.Submit(joined, "form[action$='handler=words']", ("Words", "Mein Konto ist jetzt ein anderes."));

        Assert.Contains("Aufgenommen. Es ist eingegangen.", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Ich brauche einen Termin.", page.Text, StringComparison.Ordinal);
        Assert.Equal("MatterJoined, NotProven, NotProven, HandedIn", await house.Ask($"SELECT string_agg(s.kind, ', ' ORDER BY s.turn) FROM intake.conversation_step s JOIN intake.request r ON r.id = s.request_id WHERE r.number = {number} AND s.conversation_id = '{TalkPages.IdOf(talk)}'"));
        await agent.Ends(talk);

        // The one whose request it is reads what was said in their name, and still opens it with their own code.
        using var vera = house.Visitor();
        await vera.ComesBack(number, await house.CodeOf(number));
        var newest = (await vera.Open("/de/status/anliegen")).Document.QuerySelectorAll(".steps a[href*='/eingang/']")[^1].GetAttribute("href")!;
        var receipt = await vera.Open(newest);
        Assert.Contains("Mein Konto ist jetzt ein anderes.", receipt.Text, StringComparison.Ordinal);
        Assert.Contains("Telefon", receipt.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_agents_on_one_page_the_second_is_told_what_the_first_wrote_and_both_stay()
    {
        using var paul = await house.Agent();
        var talk = await paul.Calls();
        var page = await paul.Begins(talk, "something-else");
        using var miriam = await house.Clerk();
        var taken = await miriam.Submit(await miriam.Open(talk.Address.AbsolutePath), "form[action$='handler=here']");
        var hers = await miriam.Open(taken.Link("a[href*='/angaben']")!);
        await miriam.Submit(hers, "button[value=save]", ("concern", "Die Heizung ist kalt."), ("name", "Rosa Zwei"));

        var told = await paul.Submit(page, TalkPages.Continue, ("concern", "Das Wasser ist kalt."));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, told.Status);
        Assert.NotNull(told.Part(".asked .notice[role=status]"));
        Assert.Contains("Das Wasser ist kalt.", told.Document.QuerySelector("[name=concern]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Rosa Zwei", told.Document.QuerySelector("[name=name]")!.GetAttribute("value"));
        Assert.Equal(2L, await house.Ask($"SELECT count(*) FROM intake.answers a JOIN intake.request r ON r.id = a.request_id WHERE r.number = {TalkPages.NumberOf(page)}"));

        // Both end it at the same moment: it ends once, and the second is told so.
        var ends = await Task.WhenAll(paul.Submit(await paul.Open(talk.Address.AbsolutePath), "form[action$='handler=end']"), miriam.Submit(await miriam.Open(talk.Address.AbsolutePath), "form[action$='handler=end']"));
        Assert.All(ends, e => Assert.Equal(HttpStatusCode.OK, e.Status));
        Assert.Equal(1L, await house.Ask($"SELECT count(*) FROM intake.conversation_step s WHERE s.conversation_id = '{TalkPages.IdOf(talk)}' AND s.kind = 'Ended' AND s.request_id IS NULL"));
        Assert.Equal(1L, await house.Ask($"SELECT count(*) FROM intake.arrival a JOIN intake.request r ON r.id = a.request_id WHERE r.number = {TalkPages.NumberOf(page)}"));
    }

    [Fact]
    public async Task What_two_agents_write_at_once_is_not_saved_by_itself_until_a_press_and_nothing_of_either_is_deleted()
    {
        using var paul = await house.Agent();
        var talk = await paul.Calls();
        var page = await paul.Begins(talk, "something-else");
        using var miriam = await house.Clerk();
        var taken = await miriam.Submit(await miriam.Open(talk.Address.AbsolutePath), "form[action$='handler=here']");
        await miriam.Submit(await miriam.Open(taken.Link("a[href*='/angaben']")!), "button[value=save]", ("concern", "Die Heizung ist kalt."), ("name", "Rosa Drei"));
        await paul.Submit(await paul.Open(talk.Address.AbsolutePath), "form[action$='handler=here']");

        var told = await paul.TriesToKeep(page, ("concern", "Das Wasser ist kalt."));

        Assert.Equal(HttpStatusCode.Conflict, told.StatusCode);
        Assert.False(told.Headers.Contains("X-Seen"));
        Assert.Contains("Es geht nichts verloren.", await told.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        // A second try, as the script of a page would make it that does not heed the answer.
        await paul.TriesToKeep(page, ("concern", "Das Wasser ist kalt und braun."));
        var stands = await paul.Open(page.Address.AbsolutePath);
        Assert.Equal(("Rosa Drei", "Das Wasser ist kalt und braun."), (stands.Document.QuerySelector("[name=name]")!.GetAttribute("value"), stands.Document.QuerySelector("[name=concern]")!.TextContent.Trim()));
        var pressed = await paul.Submit(page, TalkPages.Continue, ("concern", "Das Wasser ist kalt, braun und riecht."));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, pressed.Status);
        Assert.Equal("Rosa Drei", pressed.Document.QuerySelector("[name=name]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_page_that_another_answer_has_led_away_from_stays_what_it_is_and_empties_no_other()
    {
        using var agent = await house.Agent();
        var first = await agent.Begins(await agent.Calls(), "change-notice");
        var what = await agent.Submit(first, TalkPages.Continue, ("name", "Wanda Weg"));
        var move = await agent.Submit(what, TalkPages.Continue, ("kinds", "move"), ("who", "me"));
        await agent.Submit(move, "button[value=save]", ("move.street", "Lindenstraße 4"));
        move = await agent.Open(move.Address.AbsolutePath);
        Assert.EndsWith("/move", move.Address.AbsolutePath, StringComparison.Ordinal);
        await agent.Submit(await agent.Open(what.Address.AbsolutePath), "button[value=save]", ("kinds", "account"));

        var seen = await agent.Keeps(move, ("move.street", "Lindenstraße 5"));
        var on = await agent.Submit(move, TalkPages.Continue, ("move.street", "Lindenstraße 6"), ("_seen", seen));

        Assert.EndsWith("/account", on.Address.AbsolutePath, StringComparison.Ordinal);
        Assert.Equal("Wanda Weg", (await agent.Open(first.Address.AbsolutePath)).Document.QuerySelector("[name=name]")!.GetAttribute("value"));
        await agent.Submit(await agent.Open(what.Address.AbsolutePath), "button[value=save]", ("kinds", "move"));
        Assert.Equal("Lindenstraße 6", (await agent.Open(move.Address.AbsolutePath)).Document.QuerySelector("[name='move.street']")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_number_that_is_somebody_elses_is_drawn_anew_and_nobody_notices()
    {
        using var agent = await house.Agent();
        var number = TalkPages.NumberOf(await agent.Begins(await agent.Calls(), "something-else"));
        var talk = await agent.Calls();

        var page = await house.DrawsOnce(number, () => agent.Begins(talk, "something-else"));

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.NotEqual(number, TalkPages.NumberOf(page), StringComparer.Ordinal);
        Assert.NotNull(page.Document.QuerySelector("form[data-keep]"));
    }

    [Fact]
    public async Task A_call_that_is_ended_twice_says_that_it_is_over_and_not_that_there_is_nothing()
    {
        using var agent = await house.Agent();
        var talk = await agent.Calls();
        await agent.Submit(talk, "form[action$='handler=end']");

        Assert.Contains("Dieses Gespräch läuft nicht mehr.", (await agent.Submit(talk, "form[action$='handler=end']")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_digits_of_a_visit_open_nothing_after_half_an_hour_nor_elsewhere_and_new_ones_do()
    {
        using var desk = await house.AtCounter();
        var visit = await desk.Visits();
        var page = await desk.Begins(visit, "something-else");
        await desk.Submit(page, "button[value=save]", Said);
        var matter = await desk.Open(page.Address.AbsolutePath[..page.Address.AbsolutePath.IndexOf("/de/", StringComparison.Ordinal)]);
        var number = TalkPages.NumberOf(matter);
        async Task<string> Digits(Visitor by) => (await by.Submit(await by.Open(matter.Address.AbsolutePath), "form[action$='handler=screen']")).Parts(".notice .digits")[^1];
        async Task<PageSeen> Reads(Visitor person, string digits) => await person.Submit(await person.Open("/de/mitlesen"), "main form", ("Number", number), ("Digits", digits));
        var late = await Digits(desk);

        await house.DiesAndComesBackAfter(TimeSpan.FromMinutes(31));

        using var person = house.Visitor();
        var refused = await Reads(person, late);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.NotNull(refused.Part("[role=alert]"));
        Assert.DoesNotContain("Ich brauche einen Termin.", refused.Text, StringComparison.Ordinal);
        // Whoever was silent for so long logs in again. The person is still there: said once, and all goes on.
        using var again = await house.AtCounter();
        await again.Submit(await again.Open(visit.Address.AbsolutePath), "form[action$='handler=here']");
        var anew = await Digits(again);
        Assert.Contains("Ich brauche einen Termin.", (await Reads(person, anew)).Text, StringComparison.Ordinal);
        using var elsewhere = house.Visitor();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Reads(elsewhere, anew)).Status);
        Assert.Equal(2L, await house.Ask($"SELECT count(*) FROM trust.journal j JOIN intake.request r ON r.id = j.about WHERE r.number = {number} AND j.kind = 'ScreenRefused'"));
        Assert.Contains("Ich brauche einen Termin.", (await again.Open($"{matter.Address.AbsolutePath}/de/pruefen")).Text, StringComparison.Ordinal);
    }
}
