using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OffenesHaus.Intake;
using OffenesHaus.Intake.Conversations;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Erasing;
using OffenesHaus.Web.Tests.MailRoom;
using OffenesHaus.Web.Tests.Parity;

namespace OffenesHaus.Web.Tests.Talk;

/// <summary>More than one person, more than one clerk, more than one reason: what belongs to one of them does not come into, nor end, what belongs to another.</summary>
public sealed class TwoInOneCallTests(MondayMorning house) : IClassFixture<MondayMorning>
{
    private const string Caller = "form[action$='handler=caller']", Words = "form[action$='handler=words']";

    private static readonly (string, string?)[] Said = [("name", "Anna Antrag"), ("concern", "Ich brauche eine Bescheinigung."), ("replyBy", "here")];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true), InlineData(false)]
    public async Task A_neighbour_who_takes_the_telephone_afterwards_does_not_come_into_the_matter_of_the_first(bool handsIn)
    {
        using var agent = await house.Agent();
        var talk = await agent.Calls();
        await agent.Submit(talk, Caller, ("Caller", "Anna Antrag, 0351 111111"), ("Speaks", "de"));
        var page = await agent.Begins(talk, "something-else");
        var matter = handsIn ? await agent.HandsIn(page, Said) : await agent.Submit(page, "button[value=save]", Said);
        await agent.Submit(await agent.Open(talk.Address.AbsolutePath), Caller, ("Caller", "Nachbar Bert, 0351 222222"), ("Speaks", "de"));

        await agent.Ends(talk);

        var number = handsIn ? TalkPages.NumberOf(matter) : page.Address.AbsolutePath.Split('/')[4];
        using var miriam = await house.Clerk();
        var seen = await miriam.Open($"/desk/requests/{number}");
        Assert.Contains("Anna Antrag, 0351 111111", seen.Part("section[aria-labelledby=gespraeche]"), StringComparison.Ordinal);
        Assert.DoesNotContain("Bert", seen.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("222222", seen.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_conversations_about_one_request_the_second_takes_nothing_from_the_first()
    {
        using var agent = await house.Agent();
        var matter = await agent.HandsIn(await agent.Begins(await agent.Calls(), "something-else"), Said);
        var number = TalkPages.NumberOf(matter);

        var second = await agent.Submit(await agent.Calls(), "form[action$='handler=join']", ("Number", number));
        Assert.Contains("Aufgenommen", (await agent.Submit(second, Words, ("Words", "Das sage ich auch noch."))).Text, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.OK, (await agent.Get($"{matter.Address.AbsolutePath}/de/angaben")).StatusCode);
        Assert.Contains("Das dürfen Sie mitteilen", (await agent.Open(matter.Address.AbsolutePath)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Das dürfen Sie mitteilen", (await agent.Open(second.Address.AbsolutePath)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_paper_that_is_filed_while_its_person_speaks_ends_no_conversation()
    {
        using var miriam = await house.Clerk();
        var matter = await miriam.HandsIn(await miriam.Begins(await miriam.Calls(), "something-else"), Said);
        var number = TalkPages.NumberOf(matter);
        var paper = await MondayMorning.TakesIn(miriam, null, [new("scan", "brief.jpg", Portal.Files.Jpeg)]);

        Assert.Equal(number, MondayMorning.NumberOf(await miriam.Submit(paper, "main form[action$='handler=letter']", ("Number", number))));

        Assert.Equal(HttpStatusCode.OK, (await miriam.Get($"{matter.Address.AbsolutePath}/de/angaben")).StatusCode);
        Assert.Equal(1L, await house.Ask($"SELECT count(*) FROM trust.grant g JOIN intake.request r ON r.id = g.subject WHERE r.number = {number} AND g.right = 'Type' AND g.ended_at IS NULL"));
    }

    [Theory]
    [InlineData(false), InlineData(true)]
    public async Task A_colleague_who_types_in_a_call_without_going_on_with_it_goes_on_with_it_by_that(bool atTheCheck)
    {
        using var paul = await house.Agent();
        var talk = await paul.Calls();
        var page = await paul.Begins(talk, "something-else");
        if (atTheCheck)
            page = await paul.Submit(page, TalkPages.Continue, Said);
        using var miriam = await house.Clerk();
        var seen = await miriam.Open(page.Address.AbsolutePath);
        Assert.Equal(HttpStatusCode.OK, seen.Status);

        var sent = atTheCheck ? await miriam.Submit(seen, "main form", ("WasReadBack", "true")) : await miriam.Submit(seen, TalkPages.Continue, Said);

        if (atTheCheck)
        {
            // Read back is what stands on a page, and hers showed nothing.
            Assert.DoesNotContain("Ich brauche eine Bescheinigung.", seen.Text, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, sent.Status);
            Assert.Contains("Lesen Sie es vor", sent.Part("[role=alert]"), StringComparison.Ordinal);
            Assert.Contains("Ich brauche eine Bescheinigung.", sent.Text, StringComparison.Ordinal);
            sent = await miriam.Submit(sent, "main form", ("WasReadBack", "true"));
        }

        Assert.Equal(HttpStatusCode.OK, sent.Status);
        Assert.Equal("Miriam Sommer", await house.Ask($"SELECT k.display_name FROM intake.conversation c JOIN trust.clerk k ON k.id = c.held_by WHERE c.id = '{TalkPages.IdOf(talk)}'"));
        // Whoever had it keeps what they were lent, and takes it back by no page they send late.
        if (!atTheCheck)
            await paul.Submit(await paul.Open(page.Address.AbsolutePath), "button[value=save]", ("concern", "Ich brauche zwei Bescheinigungen."));
        Assert.Equal("Miriam Sommer", await house.Ask($"SELECT k.display_name FROM intake.conversation c JOIN trust.clerk k ON k.id = c.held_by WHERE c.id = '{TalkPages.IdOf(talk)}'"));
    }

    [Fact]
    public async Task What_a_colleague_wrote_after_the_page_was_read_out_is_not_handed_in_as_read_back()
    {
        using var paul = await house.Agent();
        var talk = await paul.Calls();
        var page = await paul.Begins(talk, "something-else");
        var check = await paul.Submit(page, TalkPages.Continue, Said);
        using var miriam = await house.Clerk();
        await miriam.Submit(await miriam.Open(talk.Address.AbsolutePath), "form[action$='handler=here']");
        await miriam.Submit(await miriam.Open(page.Address.AbsolutePath), "button[value=save]", ("concern", "Ich brauche fünf Bescheinigungen."));

        var sent = await paul.Submit(check, "main form", ("WasReadBack", "true"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, sent.Status);
        Assert.Contains("Lesen Sie es noch einmal vor", sent.Part("[role=alert]"), StringComparison.Ordinal);
        Assert.Contains("Ich brauche fünf Bescheinigungen.", sent.Text, StringComparison.Ordinal);
        Assert.Null(sent.Document.QuerySelector("#vorgelesen[checked]"));
        Assert.Equal(0L, await Arrivals(page));
        await paul.Submit(sent, "main form", ("WasReadBack", "true"));
        Assert.Equal(1L, await Arrivals(page));
    }

    [Fact]
    public async Task Whoever_never_sees_a_matter_takes_no_call_about_it_by_a_post_that_is_refused()
    {
        using var paul = await house.Agent();
        var talk = await paul.Calls();
        var page = await paul.Begins(talk, "first-application");
        var matter = await paul.Submit(page, TalkPages.Continue, ("name", "Karla Kusine"), ("birthDate.d", "3"), ("birthDate.m", "11"), ("birthDate.y", "1994"), ("reach", "Lindenstraße 4"));
        await using (var scope = house.As(ActorKind.Clerk, (Guid)(await house.Ask("SELECT id FROM trust.clerk WHERE display_name = 'Jonas Winter'"))!))
            await scope.ServiceProvider.GetRequiredService<StepAside>().Run(RequestNumber.Parse(TalkPages.NumberOf(matter), null), Stop);
        using var jonas = await house.Clerk("Jonas Winter");

        var token = (await jonas.Open("/desk/talks/phone")).Document.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var post = new HttpRequestMessage(HttpMethod.Post, page.Address) { Content = new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("concern", "Ich schreibe hinein."), new("do", "save")]) };
        var sent = await jonas.Send(post);

        Assert.Equal(HttpStatusCode.NotFound, sent.Status);
        Assert.Equal("Paul Mai", await house.Ask($"SELECT k.display_name FROM intake.conversation c JOIN trust.clerk k ON k.id = c.held_by WHERE c.id = '{TalkPages.IdOf(talk)}'"));
    }

    [Fact]
    public async Task Words_that_are_sent_when_the_call_has_ended_stand_on_the_page_that_says_so()
    {
        using var paul = await house.Agent();
        var talk = await paul.Calls();
        var page = await paul.Begins(talk, "something-else");
        await paul.Ends(talk);

        var late = await paul.Submit(page, TalkPages.Continue, ("name", "Anna Antrag"), ("concern", "Und noch etwas: Die Heizung ist kalt."), ("replyBy", "here"));

        Assert.Equal(HttpStatusCode.NotFound, late.Status);
        Assert.Contains("Und noch etwas: Die Heizung ist kalt.", late.Document.QuerySelector("#geschrieben")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("in einem neuen Gespräch", late.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("__RequestVerificationToken", late.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_device_reads_along_with_the_conversation_it_was_let_into_and_with_no_other()
    {
        using var paul = await house.Agent();
        using var device = house.Visitor();
        var talk = await paul.Calls();
        var page = await paul.Begins(talk, "something-else");
        await paul.Submit(page, "button[value=save]", Said);
        var number = page.Address.AbsolutePath.Split('/')[4];
        var matter = $"/desk/talks/{TalkPages.IdOf(talk)}/{number}";
        async Task<string> Digits() => (await paul.Submit(await paul.Open(matter), "form[action$='handler=screen']")).Parts(".notice .digits")[^1];
        async Task<bool> Reads() => (await device.Open("/de/mitlesen")).Text.Contains("Ich brauche eine Bescheinigung.", StringComparison.Ordinal);
        async Task Enters(string digits) => await device.Submit(await device.Open("/de/mitlesen"), "main form", ("Number", number), ("Digits", digits));
        await Enters(await Digits());
        Assert.True(await Reads());

        // New digits are for another device.
        var second = await Digits();
        Assert.False(await Reads());
        await Enters(second);
        Assert.True(await Reads());

        // Somebody else comes in at this device with their own number and code.
        await Portal.People.HandsIn(device, "Etwas ganz anderes.");
        Assert.False(await Reads());

        await Enters(await Digits());
        Assert.True(await Reads());
        // Whoever proves in another call that it is theirs is not read along with from here.
        var call = await paul.Calls();
        var other = await paul.Submit(call, "form[action$='handler=join']", ("Number", number));
        Assert.True(await Reads());
        await paul.Submit(other, "form[action$='handler=code']", ("Code", await house.CodeOf(number)));
        Assert.False(await Reads());
        await paul.Ends(call);

        await Enters(await Digits());
        Assert.True(await Reads());
        await paul.Ends(talk);
        Assert.False(await Reads());
        // Whoever rings next and names the number opens nothing by it.
        await paul.Submit(await paul.Calls(), "form[action$='handler=join']", ("Number", number));
        Assert.False(await Reads());
    }

    private async Task<long> Arrivals(PageSeen page) => (long)(await house.Ask($"SELECT count(*) FROM intake.arrival a JOIN intake.request r ON r.id = a.request_id WHERE r.number = {page.Address.AbsolutePath.Split('/')[4]}"))!;

    [Fact]
    public async Task A_colleague_who_never_sees_a_matter_goes_on_with_the_call_and_ends_it_and_no_word_of_it_is_lost()
    {
        using var paul = await house.Agent();
        var talk = await paul.Calls();
        var matter = await paul.Submit(await paul.Begins(talk, "first-application"), TalkPages.Continue, ("name", "Karla Kusine"), ("birthDate.d", "3"), ("birthDate.m", "11"), ("birthDate.y", "1994"), ("reach", "Lindenstraße 4"));
        var number = TalkPages.NumberOf(matter);
        var second = await paul.Open($"{matter.Address.AbsolutePath}/de/angaben/{house.Sample("apply").Form.Pages[1].Code}");
        await paul.Fill(second, house.Sample("apply").Form, house.Sample("apply").Answers, first: true);
        await using (var scope = house.As(ActorKind.Clerk, (Guid)(await house.Ask("SELECT id FROM trust.clerk WHERE display_name = 'Miriam Sommer'"))!))
            await scope.ServiceProvider.GetRequiredService<StepAside>().Run(RequestNumber.Parse(number, null), Stop);

        using var miriam = await house.Clerk();
        var taken = await miriam.Submit(await miriam.Open(talk.Address.AbsolutePath), "form[action$='handler=here']");
        Assert.Equal(HttpStatusCode.OK, taken.Status);
        Assert.DoesNotContain("führt Paul Mai", taken.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await miriam.Get($"{matter.Address.AbsolutePath}/de/angaben")).StatusCode);
        var ended = await miriam.Ends(talk);

        Assert.Contains("Das Gespräch ist beendet.", ended.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Es war schon beendet", ended.Text, StringComparison.Ordinal);
        for (var waited = 0; waited < 60 && await house.Ask($"SELECT ended_at FROM intake.conversation WHERE id = '{TalkPages.IdOf(talk)}'") is DBNull or null; waited++)
            await Task.Delay(500, Stop);
        Assert.Equal("Declaration, Completion", await house.Ask($"SELECT string_agg(a.kind, ', ' ORDER BY a.id) FROM intake.arrival a JOIN intake.request r ON r.id = a.request_id WHERE r.number = {number}"));
        Assert.Equal(0L, await house.Ask($"SELECT count(*) FROM trust.grant WHERE why = 'conversation' AND why_id = '{TalkPages.IdOf(talk)}' AND ended_at IS NULL"));
        Assert.Equal(0L, await house.Ask($"SELECT count(*) FROM intake.conversation_step s JOIN trust.clerk k ON k.id = s.by JOIN intake.request r ON r.id = s.request_id WHERE r.number = {number} AND k.display_name = 'Miriam Sommer'"));
    }

    [Fact]
    public async Task Advice_to_somebody_who_gives_no_matter_is_written_down_and_stays_until_the_day_that_was_promised()
    {
        using var agent = await house.Agent();
        var talk = await agent.Open($"{(await agent.Calls()).Address.AbsolutePath}?quelle={await Source(agent, "energy-debts")}");
        var key = talk.Document.QuerySelector("#mitteilen [name=_key]")!.GetAttribute("value");
        Assert.Contains("Schreiben Sie bitte, was Sie mitgeteilt haben", (await agent.Submit(talk, "#mitteilen")).Part("[role=alert]"), StringComparison.Ordinal);
        foreach (var _ in (int[])[1, 2])
            Assert.Contains("Festgehalten.", (await agent.Submit(talk, "#mitteilen", ("SaidWords", "Der Antrag wirkt auf den Ersten des Monats."), ("Promise", "CallBack"), ("Until", "4.12.2026"), ("_key", key))).Text, StringComparison.Ordinal);

        await agent.Ends(talk);

        var id = TalkPages.IdOf(talk);
        Assert.Equal("1 t t energy-debts", await house.Ask($"SELECT concat_ws(' ', count(*), bool_and(s.request_id IS NULL), bool_and(s.sealed_words IS NOT NULL), min(split_part(s.sources[1], ' ', 1))) FROM intake.conversation_step s WHERE s.conversation_id = '{id}' AND s.kind = 'Promised'"));
        await using var scope = house.As(ActorKind.House);
        var atRest = scope.ServiceProvider.GetServices<IHoldings>().OfType<ConversationHoldings>().Single().AtRest;
        Assert.Equal("2026-12-04", await house.Ask($"SELECT to_char(at AT TIME ZONE 'Europe/Berlin', 'YYYY-MM-DD') FROM ({atRest}) AS rest WHERE subject = '{id}'"));
    }

    // A page of a service is written down the first time that anybody opens the knowledge.
    private async Task<string> Source(Visitor agent, string code)
    {
        await agent.Open("/desk/knowledge");
        return Uri.EscapeDataString($"{code} {await house.Ask($"SELECT max(version) FROM catalog.article WHERE code = '{code}'")}");
    }
}
