using OffenesHaus.Web.Tests.MailRoom;

namespace OffenesHaus.Web.Tests.Talk;

/// <summary>"Keep my address secret", said on the telephone or at the counter, and what is pressed twice.</summary>
public sealed class ProtectInTalkTests(MondayMorning house) : IClassFixture<MondayMorning>
{
    private const string Protect = "form[action$='handler=protect']";

    private static readonly (string, string?)[] Said = [("name", "Sina Sicher"), ("concern", "Bitte helfen."), ("replyBy", "letter"), ("address", "Verstecksteig 9\n12345 Musterstadt")];

    [Fact]
    public async Task A_wish_on_the_telephone_hides_the_address_at_once_and_needs_no_proof()
    {
        using var desk = await house.AtCounter();
        var visit = await desk.Visits();
        var number = TalkPages.NumberOf(await desk.HandsIn(await desk.Begins(visit, "something-else"), Said));
        await desk.Ends(visit);
        using var miriam = await house.Clerk();
        Assert.Contains("Verstecksteig", (await miriam.Open($"/desk/requests/{number}")).Text, StringComparison.Ordinal);

        using var agent = await house.Agent();
        var joined = await agent.Submit(await agent.Calls(), "form[action$='handler=join']", ("Number", number));
        Assert.Null(joined.Document.QuerySelector($"{Protect} [name='Wished.To']"));
        var hidden = await agent.Submit(joined, Protect);

        Assert.Contains("Die Anschrift ist ab jetzt geheim.", hidden.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Bitte helfen", hidden.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Verstecksteig", (await miriam.Open($"/desk/requests/{number}")).Text, StringComparison.Ordinal);
        Assert.Equal("Address Clerk", await house.Ask($"SELECT concat_ws(' ', p.kind, p.set_by) FROM people.protection p JOIN intake.request r ON r.id = p.request_id WHERE r.number = {number}"));
        Assert.Equal(0L, await house.Ask($"SELECT count(*) FROM trust.grant g JOIN intake.request r ON r.id = g.subject WHERE r.number = {number} AND g.why = 'conversation' AND g.ended_at IS NULL"));

        // A stranger who knows a number leads no letter to themselves.
        var stranger = await agent.Submit(hidden, Protect, ("Wished.Contact", "Letter"), ("Wished.To", "Fremder Weg 1"));
        Assert.Contains("Ohne Ausweis nehmen Sie nur auf", stranger.Part("[role=alert]"), StringComparison.Ordinal);
        Assert.Equal(0L, await house.Ask($"SELECT count(*) FROM people.safe_contact c JOIN intake.request r ON r.id = c.request_id WHERE r.number = {number}"));

        var proven = await desk.Submit(await desk.Submit(await desk.Visits(), "form[action$='handler=join']", ("Number", number)), "form[action$='handler=identity']");
        await desk.Submit(proven, Protect, ("Wished.Contact", "Call"), ("Wished.To", "0151 000000"), ("Wished.NeverCall", null));
        Assert.Equal(1L, await house.Ask($"SELECT count(*) FROM people.safe_contact c JOIN intake.request r ON r.id = c.request_id WHERE r.number = {number}"));
        Assert.DoesNotContain("Verstecksteig", (await miriam.Open($"/desk/requests/{number}/person")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_is_protected_and_named_no_address_is_promised_no_letter_that_cannot_go_out()
    {
        using var agent = await house.Agent();
        var matter = await agent.HandsIn(await agent.Begins(await agent.Calls(), "something-else"), ("name", "Nora Nirgends"), ("concern", "Bitte helfen."), ("replyBy", "here"));
        var number = TalkPages.NumberOf(matter);
        await agent.Submit(matter, Protect);

        await agent.Submit(await agent.Open(matter.Address.AbsolutePath), "form[action$='handler=words']", ("Words", "Ich lege Widerspruch ein."));

        Assert.Equal("2 0 0", await Standing(number));
    }

    [Fact]
    public async Task Whoever_names_a_telephone_where_an_address_is_asked_is_received_all_the_same_and_gets_no_letter()
    {
        using var agent = await house.Agent();
        var call = await agent.Calls();
        var matter = await agent.HandsIn(await agent.Begins(call, "something-else"), ("name", "Theo Telefon"), ("concern", "Ich lege Widerspruch ein."), ("replyBy", "letter"), ("address", "0351 1234567"));

        Assert.Equal("1 0 0", await Standing(TalkPages.NumberOf(matter)));
        Assert.Equal(200, (int)(await agent.Ends(call)).Status);
    }

    [Theory]
    [InlineData("Ich lege Widerspruch ein.", null, "1 1 1")]
    [InlineData("Die Ablehnung ist falsch.", "true", "1 1 1")]
    [InlineData("Die Ablehnung ist falsch.", null, "1 0 0")]
    public async Task A_letter_to_sign_goes_out_where_it_is_called_an_objection_or_the_agent_says_so_and_never_on_a_guess(string concern, string? ticked, string standing)
    {
        using var agent = await house.Agent();
        var check = await agent.Submit(await agent.Begins(await agent.Calls(), "something-else"), TalkPages.Continue, ("name", "Olga Offen"), ("concern", concern), ("replyBy", "here"), ("address", "Rosenweg 3\n12345 Musterstadt"));

        var matter = await agent.Submit(check, "main form", ("WasReadBack", "true"), ("MayObject", ticked));

        Assert.Equal(standing, await Standing(TalkPages.NumberOf(matter)));
        Assert.Equal(true, await house.Ask($"SELECT bool_and(a.may_be_objection) FROM intake.arrival a JOIN intake.request r ON r.id = a.request_id WHERE r.number = {TalkPages.NumberOf(matter)}"));
    }

    // Arrivals, letters to sign, and how often one was promised.
    private Task<object?> Standing(string number) => house.Ask($"""
        SELECT concat_ws(' ', (SELECT count(*) FROM intake.arrival a WHERE a.request_id = r.id),
            (SELECT count(*) FROM correspondence.letter l WHERE l.request_id = r.id AND l.about = 'ObjectionToSign'),
            (SELECT count(*) FROM intake.conversation_step s WHERE s.request_id = r.id AND s.kind = 'ObjectionLetter')) FROM intake.request r WHERE r.number = {number}
        """);

    [Fact]
    public async Task A_double_press_sets_one_pin_draws_once_and_takes_one_statement_down()
    {
        using var desk = await house.AtCounter();
        var visit = await desk.Visits();
        var matter = await desk.Submit(await desk.Fills(await desk.Begins(visit, "objection"), house.Sample("objection")), "main form", ("WasReadBack", "true"));
        var number = TalkPages.NumberOf(matter);

        var (pin, again) = (await desk.Submit(matter, "form[action$='handler=set']"), await desk.Submit(matter, "form[action$='handler=set']"));
        Assert.Equal(pin.Part(".notice .big"), again.Part(".notice .big"));
        Assert.NotEqual(pin.Part(".notice .big"), (await desk.Submit(again, "form[action$='handler=set']")).Part(".notice .big"), StringComparer.Ordinal);
        Assert.Equal((await desk.Submit(matter, "form[action$='handler=screen']")).Part(".notice .big"), (await desk.Submit(matter, "form[action$='handler=screen']")).Part(".notice .big"));
        Assert.Contains("nicht die Brief-PIN", matter.Text, StringComparison.Ordinal);
        foreach (var _ in (int[])[1, 2])
            await desk.Submit(matter, "form[action$='handler=statement']");

        Assert.Equal("1 1 2", await house.Ask($"SELECT concat_ws(' ', count(*) FILTER (WHERE kind = 'StatementRecorded'), count(*) FILTER (WHERE kind = 'ScreenCode'), count(*) FILTER (WHERE kind = 'ServicePinSet')) FROM intake.conversation_step s JOIN intake.request r ON r.id = s.request_id WHERE r.number = {number}"));
        using var miriam = await house.Clerk();
        var seen = await miriam.Open($"/desk/requests/{number}");
        Assert.Contains("Widerspruch zur Niederschrift", seen.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("ielleicht ein Widerspruch", seen.Text, StringComparison.Ordinal);
        Assert.Contains((await miriam.Open("/desk")).Parts("tr.now"), r => r.Contains("Widerspruch zur Niederschrift", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Staff_who_come_to_a_page_that_is_not_there_stay_at_the_desk_and_find_back()
    {
        using var agent = await house.Agent();
        foreach (var path in (string[])["/desk/gibt-es-nicht", "/admin/gibt-es-nicht", "/desk/requests/0000000000"])
        {
            var page = await agent.Open(path);
            Assert.Equal(System.Net.HttpStatusCode.NotFound, page.Status);
            Assert.Contains("Hier ist nichts", page.Part("h1"), StringComparison.Ordinal);
            Assert.Equal("/desk/talks/phone", page.Link(".back a"));
            Assert.DoesNotContain("Nummer und Code", page.Text, StringComparison.Ordinal);
        }
    }
}
