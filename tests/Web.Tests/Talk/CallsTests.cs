using System.Net;
using OffenesHaus.Web.Tests.MailRoom;
using OffenesHaus.Web.Tests.Parity;

namespace OffenesHaus.Web.Tests.Talk;

/// <summary>A call is an application: it begins with nobody known, is typed as it is spoken, read back, and counts from the moment it was said.</summary>
public sealed class CallsTests(MondayMorning house) : IClassFixture<MondayMorning>
{
    [Fact]
    public async Task The_page_of_all_keys_tells_those_of_ones_own_pages()
    {
        using Visitor agent = await house.Agent(), clerk = await house.Clerk();

        var own = await agent.Open("/desk/keys");
        Assert.Equal(["Taste", "Telefon, Schalter", "Im Gespräch", "Im Anliegen"], own.Parts("main thead th"), StringComparer.Ordinal);
        Assert.Contains("Anruf annehmen", own.Part("main table"), StringComparison.Ordinal);
        Assert.DoesNotContain("zuweisen", own.Part("main table"), StringComparison.Ordinal);
        Assert.Equal(["Taste", "Im Vorrat", "Im Anliegen"], (await clerk.Open("/desk/keys")).Parts("main thead th"), StringComparer.Ordinal);
    }

    [Fact]
    public async Task Who_has_no_worklist_is_not_sent_there_from_a_page_that_is_not_there()
    {
        using Visitor agent = await house.Agent(), desk = await house.AtCounter();
        foreach (var (who, home) in new[] { (agent, "„Telefon“"), (desk, "„Schalter“") })
        {
            var nothing = await who.Open($"/desk/talks/{Guid.CreateVersion7()}");

            Assert.Equal(HttpStatusCode.NotFound, nothing.Status);
            Assert.Contains(home, nothing.Part(".none"), StringComparison.Ordinal);
            Assert.DoesNotContain("Arbeitsvorrat", nothing.Text, StringComparison.Ordinal);
        }
    }

    private static readonly (string, string?)[] Said =
        [("name", "Rosa Ruft"), ("birthDate.d", "3"), ("birthDate.m", "11"), ("birthDate.y", "1994"), ("concern", "Die Heizung geht nicht mehr."), ("replyBy", "letter"), ("address", "Lindenstraße 4\n12345 Musterstadt")];

    [Fact]
    public async Task A_call_is_taken_down_read_back_and_counts_from_the_minute_it_was_said()
    {
        using var agent = await house.Agent();
        var talk = await agent.Calls();
        var page = await agent.Begins(talk, "something-else");
        Assert.Contains("/angaben/", page.Address.AbsolutePath, StringComparison.Ordinal);
        var check = await agent.Submit(page, TalkPages.Continue, Said);
        Assert.Contains("Die Heizung geht nicht mehr.", check.Text, StringComparison.Ordinal);
        Assert.Equal("10:00", check.Document.QuerySelector("[name=SaidAt]")!.GetAttribute("value"));

        var matter = await agent.Submit(check, "main form", ("WasReadBack", "true"));

        var number = TalkPages.NumberOf(matter);
        Assert.Contains("Ihr Anliegen ist eingegangen. Es zählt der Montag, 2. November 2026", matter.Text, StringComparison.Ordinal);
        Assert.Equal("Phone Clerk t t", await house.Ask($"SELECT concat_ws(' ', a.channel, a.typed_by, a.received_at = s.at, a.captured_at > a.received_at) FROM intake.arrival a JOIN intake.request r ON r.id = a.request_id JOIN intake.conversation_step s ON s.request_id = r.id AND s.kind = 'MatterBegun' WHERE r.number = {number}"));
        Assert.Equal("spoken", await house.Ask($"SELECT d.rule FROM intake.receipt_day d JOIN intake.arrival a ON a.id = d.arrival_id JOIN intake.request r ON r.id = a.request_id WHERE r.number = {number}"));
        Assert.Equal("Spoken", await house.Ask($"SELECT l.about FROM correspondence.letter l JOIN intake.request r ON r.id = l.request_id WHERE r.number = {number} AND l.about = 'Spoken'"));
        Assert.DoesNotContain(await house.CodeOf(number), matter.Text.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);

        // The call is over: whoever took it reads none of it any more.
        Assert.Contains("Das Gespräch ist beendet", (await agent.Ends(talk)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await agent.Get(matter.Address.AbsolutePath)).StatusCode);
        Assert.Equal(0L, await house.Ask($"SELECT count(*) FROM trust.grant g JOIN intake.request r ON r.id = g.subject WHERE r.number = {number} AND g.why = 'conversation' AND g.ended_at IS NULL"));
    }

    [Fact]
    public async Task In_a_call_in_Arabic_whoever_types_reads_in_German_what_is_to_be_read_out_and_what_is_not_right()
    {
        using var agent = await house.Agent();
        var talk = await agent.Calls();
        talk = await agent.Submit(talk, "form[action$='handler=caller']", ("Caller", "Frau Salem"), ("Speaks", "ar"));
        var page = await agent.Begins(talk, "something-else");
        Assert.Contains("Ich schreibe auf, was Sie sagen", page.Document.QuerySelector(".notice .de[lang=de]")!.TextContent, StringComparison.Ordinal);

        var back = await agent.Submit(page, TalkPages.Continue, ("name", "Rosa Ruft"), ("birthDate.d", "31"), ("birthDate.m", "2"), ("birthDate.y", "1990"), ("concern", "Die Heizung geht nicht mehr."), ("replyBy", "here"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, back.Status);
        Assert.Equal("Den 31.\u00a0Februar gibt es nicht. Meinen Sie den 28.\u00a0Februar 1990?", back.Document.QuerySelector("#birthDate-e .de[lang=de]")!.TextContent);
        Assert.Equal("Bitte prüfen Sie diese Angaben|Wann sind Sie geboren? Den 31.\u00a0Februar gibt es nicht.", string.Join('|', back.Document.QuerySelectorAll("[role=alert] :is(h2, li) .de[lang=de]").Select(e => e.TextContent)));
    }

    [Fact]
    public async Task What_a_change_leads_to_is_read_aloud_before_the_check()
    {
        using var agent = await house.Agent();
        var first = await agent.Begins(await agent.Calls(), "change-notice");
        var page = first;
        string? what = null;
        while (!page.Address.AbsolutePath.EndsWith("/pruefen", StringComparison.Ordinal))
        {
            what = page.Document.QuerySelector("[name=kinds]") is null ? what : page.Address.AbsolutePath;
            page = await agent.Submit(page, TalkPages.Continue, page.Document.QuerySelector("[name=kinds]") is null ? [] : [("kinds", "other"), ("who", "me")]);
        }

        Assert.EndsWith("/pruefen", (await agent.Submit(await agent.Open(first.Address.AbsolutePath), Portal.People.ToCheck, ("name", "Rosa Ruft"))).Address.AbsolutePath, StringComparison.Ordinal);
        Assert.EndsWith("/move", (await agent.Submit(await agent.Open(what!), Portal.People.ToCheck, ("kinds", "move"))).Address.AbsolutePath, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_written_and_not_handed_in_arrives_when_the_call_ends()
    {
        using var agent = await house.Agent();
        var talk = await agent.Calls();
        var page = await agent.Begins(talk, "something-else");
        await agent.Submit(page, "button[value=save]", Said);

        await agent.Ends(talk);

        Assert.Equal("Phone not-read-back", await house.Ask($"SELECT a.channel || ' ' || split_part(s.detail, ' ', 2) FROM intake.arrival a JOIN intake.conversation_step s ON s.request_id = a.request_id AND s.kind = 'HandedIn' WHERE s.conversation_id = '{TalkPages.IdOf(talk)}'"));
    }

    [Fact]
    public async Task A_colleague_who_ends_a_call_hands_in_every_page_and_pages_without_words_hinder_nobody()
    {
        using var paul = await house.Agent();
        var talk = await paul.Calls();
        var first = await paul.Begins(talk, "first-application");
        var matter = await paul.Submit(first, TalkPages.Continue, ("name", "Rosa Antrag"), ("birthDate.d", "3"), ("birthDate.m", "11"), ("birthDate.y", "1994"), ("reach", "Lindenstraße 4"));
        var second = await paul.Open($"{matter.Address.AbsolutePath}/de/angaben/{house.Sample("apply").Form.Pages[1].Code}");
        await paul.Fill(second, house.Sample("apply").Form, house.Sample("apply").Answers, first: true);
        var empty = await paul.Begins(talk, "something-else");
        await paul.Submit(empty, "button[value=save]");

        using var miriam = await house.Clerk();
        Assert.Contains("Das Gespräch ist beendet", (await miriam.Ends(talk)).Text, StringComparison.Ordinal);

        var number = TalkPages.NumberOf(matter);
        Assert.Equal("Declaration, Completion", await house.Ask($"SELECT string_agg(a.kind, ', ' ORDER BY a.id) FROM intake.arrival a JOIN intake.request r ON r.id = a.request_id WHERE r.number = {number}"));
        Assert.Equal(0L, await house.Ask($"SELECT count(*) FROM trust.grant WHERE why = 'conversation' AND why_id = '{TalkPages.IdOf(talk)}' AND ended_at IS NULL"));
    }

    [Fact]
    public async Task What_was_taken_back_while_somebody_typed_stays_taken_back()
    {
        using var agent = await house.Agent();
        var page = await agent.Begins(await agent.Calls(), "something-else");
        var seen = await agent.Keeps(page, ("concern", "500 Euro"));
        page.Document.QuerySelector("[name=_seen]")!.SetAttribute("value", seen);

        var check = await agent.Submit(page, TalkPages.Continue, ("concern", ""), ("name", "Rosa Kurz"));

        Assert.DoesNotContain("500 Euro", check.Text, StringComparison.Ordinal);
        Assert.Contains("Rosa Kurz", check.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_opens_nothing_and_what_is_said_is_received_all_the_same()
    {
        var number = await Received();
        using var agent = await house.Agent();
        var talk = await agent.Calls();

        var joined = await agent.Submit(talk, "form[action$='handler=join']", ("Number", number));

        Assert.Contains("Nicht ausgewiesen", joined.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Das dürfen Sie mitteilen", joined.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await agent.Get($"{joined.Address.AbsolutePath}/de/angaben")).StatusCode);
        var taken = await agent.Submit(joined, "form[action$='handler=words']", ("Words", "Ich ziehe am 1. Dezember um."));
        Assert.Contains("Aufgenommen", taken.Text, StringComparison.Ordinal);
        Assert.Equal("Phone", await house.Ask($"SELECT a.channel FROM intake.arrival a JOIN intake.request r ON r.id = a.request_id WHERE r.number = {number} AND a.kind = 'Reply'"));
        Assert.DoesNotContain("Das dürfen Sie mitteilen", (await agent.Open(joined.Address.AbsolutePath)).Text, StringComparison.Ordinal);

        Assert.Contains("passen nicht zusammen", (await agent.Submit(joined, "form[action$='handler=code']", ("Code", "000011112222"))).Part("[role=alert]"), StringComparison.Ordinal);
        var proven = await agent.Submit(joined, "form[action$='handler=code']", ("Code", await house.CodeOf(number)));
        Assert.Contains("Ausgewiesen mit Nummer und Code", proven.Text, StringComparison.Ordinal);
        Assert.Contains("Das dürfen Sie mitteilen", proven.Text, StringComparison.Ordinal);
        Assert.Equal("code", await house.Ask($"SELECT s.detail FROM intake.conversation_step s JOIN intake.request r ON r.id = s.request_id WHERE r.number = {number} AND s.kind = 'NotProven'"));
    }

    [Fact]
    public async Task Three_digits_of_the_service_PIN_open_what_may_be_told_and_five_wrong_ones_end_it()
    {
        using var desk = await house.AtCounter();
        var visit = await desk.Visits();
        var matter = await desk.HandsIn(await desk.Begins(visit, "something-else"), Said);
        var number = TalkPages.NumberOf(matter);
        var pin = (await desk.Submit(matter, "form[action$='handler=set']")).Part(".notice .digits")!.Replace(" ", "", StringComparison.Ordinal);
        Assert.Equal(8, pin!.Length);
        await desk.Ends(visit);

        using var agent = await house.Agent();
        var joined = await agent.Submit(await agent.Calls(), "form[action$='handler=join']", ("Number", number));
        var places = TalkPages.PlacesOf(joined);
        var right = string.Concat(places.Select(p => pin[p - 1]));
        Assert.Contains("Diese Ziffern passen nicht", (await agent.Submit(joined, "form[action$='handler=pin']", ("Digits", TalkPages.Other(right)))).Part("[role=alert]"), StringComparison.Ordinal);
        Assert.Contains("Ausgewiesen mit der Service-PIN", (await agent.Submit(joined, "form[action$='handler=pin']", ("Digits", right))).Text, StringComparison.Ordinal);
        Assert.Contains("Das dürfen Sie mitteilen", (await agent.Open(joined.Address.AbsolutePath)).Text, StringComparison.Ordinal);
        // Where it stands, and not a word of what somebody wrote.
        Assert.Equal(HttpStatusCode.NotFound, (await agent.Get($"{joined.Address.AbsolutePath}/de/angaben")).StatusCode);

        var again = await agent.Submit(await agent.Calls(), "form[action$='handler=join']", ("Number", number));
        var others = string.Concat(TalkPages.PlacesOf(again).Select(p => pin[p - 1]));
        for (var i = 0; i < 5; i++)
            await agent.Submit(again, "form[action$='handler=pin']", ("Digits", TalkPages.Other(others)));
        Assert.Contains("Diese Ziffern passen nicht", (await agent.Submit(again, "form[action$='handler=pin']", ("Digits", others))).Part("[role=alert]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_objection_on_the_telephone_is_received_told_of_before_and_the_letter_to_sign_goes_out()
    {
        using var agent = await house.Agent();
        var talk = await agent.Calls();
        var page = await agent.Begins(talk, "objection");
        var check = await agent.Fills(page, house.Sample("objection"));
        Assert.Contains("Am Telefon gilt ein Widerspruch noch nicht", check.Text, StringComparison.Ordinal);

        var number = TalkPages.NumberOf(await agent.Submit(check, "main form", ("WasReadBack", "true")));

        Assert.Equal(true, await house.Ask($"SELECT a.may_be_objection FROM intake.arrival a JOIN intake.request r ON r.id = a.request_id WHERE r.number = {number}"));
        Assert.Equal("ObjectionToSign", await house.Ask($"SELECT l.about FROM correspondence.letter l JOIN intake.request r ON r.id = l.request_id WHERE r.number = {number} AND l.about = 'ObjectionToSign'"));
        Assert.Equal(1L, await house.Ask($"SELECT count(*) FROM cases.task t JOIN intake.request r ON r.id = t.request_id WHERE r.number = {number} AND t.kind = 'ReadObjection' AND t.closed_at IS NULL"));
    }

    [Fact]
    public async Task A_desk_that_broke_down_is_gone_on_with_from_another_one()
    {
        using var paul = await house.Agent();
        var talk = await paul.Calls();
        var page = await paul.Begins(talk, "something-else");
        await paul.Submit(page, "button[value=save]", ("concern", "Der erste Satz."));

        using var miriam = await house.Clerk();
        var list = await miriam.Open("/desk/talks/phone");
        Assert.Contains(list.Document.QuerySelectorAll(".list a"), a => a.GetAttribute("href")!.EndsWith(TalkPages.IdOf(talk), StringComparison.Ordinal));
        var taken = await miriam.Submit(await miriam.Open(talk.Address.AbsolutePath), "form[action$='handler=here']");
        var there = await miriam.Open(taken.Link("a[href*='/angaben']")!);
        Assert.Contains("Der erste Satz.", there.Document.QuerySelector("[name=concern]")!.TextContent, StringComparison.Ordinal);

        // A page that the first desk sends late is not lost either, and says so.
        await paul.Submit(page, "button[value=save]", ("name", "Rosa Spät"));
        Assert.Equal("Rosa Spät", (await miriam.Open(there.Address.AbsolutePath)).Document.QuerySelector("[name=name]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task The_person_reads_along_on_their_own_screen_in_their_language_and_says_yes_there()
    {
        using var agent = await house.Agent();
        var talk = await agent.Calls();
        talk = await agent.Submit(talk, "form[action$='handler=caller']", ("Caller", "Frau Salem, 0151 000"), ("Speaks", "ar"));
        var page = await agent.Begins(talk, "something-else");
        Assert.Contains("/ar/angaben/", page.Address.AbsolutePath, StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector("[lang=ar][dir=rtl] .de[lang=de]"));
        await agent.Submit(page, "button[value=save]", Said);
        var matter = await agent.Open(page.Address.AbsolutePath[..page.Address.AbsolutePath.IndexOf("/ar/", StringComparison.Ordinal)]);
        var number = TalkPages.NumberOf(matter);
        var digits = (await agent.Submit(matter, "form[action$='handler=screen']")).Parts(".notice .digits")[^1];

        using var person = house.Visitor();
        var along = await person.Submit(await person.Open("/ar/mitlesen"), "main form", ("Number", number), ("Digits", digits));
        Assert.Contains("Die Heizung geht nicht mehr.", along.Text, StringComparison.Ordinal);

        // It reads along and nothing else: the status asks for number and code.
        Assert.EndsWith("/status", (await person.Open("/de/status/anliegen")).Address.AbsolutePath, StringComparison.Ordinal);

        // The same digits on a second device open nothing there.
        using var stranger = house.Visitor();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await stranger.Submit(await stranger.Open("/de/mitlesen"), "main form", ("Number", number), ("Digits", digits))).Status);

        Assert.Contains("لقد قلتم نعم", (await person.Submit(along, "form[action*='handler=yes']")).Text, StringComparison.Ordinal);
        Assert.Contains("auf ihrem Bildschirm", (await agent.Open($"{matter.Address.AbsolutePath}/ar/pruefen")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("انتهت المحادثة", (await person.Open("/ar/mitlesen")).Text, StringComparison.Ordinal);
        await agent.Ends(talk);
        Assert.Contains("انتهت المحادثة", (await person.Open("/ar/mitlesen")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("zu Ende", (await stranger.Open("/de/mitlesen")).Text, StringComparison.Ordinal);
        Assert.Equal("own-screen", await house.Ask($"SELECT split_part(s.detail, ' ', 2) FROM intake.conversation_step s JOIN intake.request r ON r.id = s.request_id WHERE r.number = {number} AND s.kind = 'HandedIn'"));
    }

    private async Task<string> Received()
    {
        using var agent = await house.Agent();
        var talk = await agent.Calls();
        var number = TalkPages.NumberOf(await agent.HandsIn(await agent.Begins(talk, "something-else"), Said));
        await agent.Ends(talk);
        return number;
    }
}
