using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OffenesHaus.Cases.Emergencies;
using OffenesHaus.Web.Tests.MailRoom;

namespace OffenesHaus.Web.Tests.Talk;

/// <summary>Somebody has nothing to eat, or is put out today: one press, and it stays with whoever heard it until somebody says "I have it".</summary>
public sealed class EmergenciesTests(EmergenciesTests.LaterMorning house) : IClassFixture<EmergenciesTests.LaterMorning>
{
    /// <summary>A Monday that can be gone on with later: the house is shut and opened again, as if its server had died.</summary>
    public sealed class LaterMorning : MondayMorning
    {
        private TimeSpan later;

        public Task DiesAndComesBackAfter(TimeSpan passed)
        {
            later += passed;
            return Restart();
        }

        protected override HouseSettings Settings(HouseSettings settings) => base.Settings(settings) is { Time: { } time } known ? known with { Time = time + later } : settings;
    }

    private const string Words = "Seit gestern nichts gegessen, zwei Kinder. Rufen Sie die Nachbarin an.";

    [Fact]
    public async Task An_emergency_that_nobody_accepts_survives_the_server_and_rises_to_the_team_leads()
    {
        using var agent = await house.Agent();
        var talk = await agent.Calls();
        var raised = await Raise(agent, talk, "no-food");
        Assert.Contains("Noch niemand. Er ist bei Paul Mai.", raised.Text, StringComparison.Ordinal);
        Assert.Contains("112", raised.Text, StringComparison.Ordinal);
        var id = raised.Address.Segments[^1];

        await house.DiesAndComesBackAfter(TimeSpan.FromMinutes(14));
        using var early = await house.Clerk();
        Assert.Contains("Notfall: Wer übernimmt?", (await early.Open("/desk")).Part(".emergencies"), StringComparison.Ordinal);
        Assert.DoesNotContain("Teamleitung", (await early.Open("/desk?wer=Me")).Part(".emergencies"), StringComparison.Ordinal);
        Assert.Equal(0, await house.Services.GetRequiredService<RaiseToLeads>().Run(TestContext.Current.CancellationToken));

        await house.DiesAndComesBackAfter(TimeSpan.FromMinutes(2));
        using var lead = await house.Clerk("Ayla Herbst");
        var band = Assert.Single((await lead.Open("/desk")).Parts(".emergencies .bad-news[role=alert]"), l => l.Contains("Nichts zu essen", StringComparison.Ordinal));
        Assert.StartsWith("Notfall ohne Hilfe: Teamleitung, bitte jetzt. Nichts zu essen", band, StringComparison.Ordinal);
        Assert.DoesNotContain("Kinder", band, StringComparison.Ordinal);
        using var paul = await house.Agent();
        Assert.Contains("Teamleitung, bitte jetzt", (await paul.Open("/desk/talks/phone")).Part(".emergencies"), StringComparison.Ordinal);
        Assert.True(await house.Services.GetRequiredService<RaiseToLeads>().Run(TestContext.Current.CancellationToken) + await Journal("EmergencyRisen", id) >= 1);
        Assert.Equal(1L, await Journal("EmergencyRisen", id));
        Assert.Equal(0, await house.Services.GetRequiredService<RaiseToLeads>().Run(TestContext.Current.CancellationToken));

        var taken = await lead.Submit(await lead.Open($"/desk/emergencies/{id}"), "form[action*='/desk/emergencies/']:has([name=From])");
        Assert.Contains("Übernommen um", taken.Text, StringComparison.Ordinal);
        Assert.Contains(Words, taken.Text, StringComparison.Ordinal);
        Assert.Contains("hat Ayla Herbst seit", (await paul.Open("/desk/talks/phone")).Part(".emergencies"), StringComparison.Ordinal);
        Assert.DoesNotContain("Nichts zu essen", (await early.Open("/desk")).Text, StringComparison.Ordinal);

        var closed = await lead.Submit(taken, "form[action$='handler=close']", ("Outcome", "Gutschein ausgegeben, die Nachbarin weiß Bescheid."));
        Assert.Contains("Erledigt", closed.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Nichts zu essen", (await lead.Open("/desk")).Text, StringComparison.Ordinal);
        Assert.Equal("EmergencyRaised EmergencyRisen EmergencyAccepted EmergencyClosed", await house.Ask($"SELECT string_agg(kind, ' ' ORDER BY id) FROM trust.journal WHERE detail LIKE '{Guid.Parse(id):N}%' AND kind <> 'EmergencyRead'"));
    }

    [Fact]
    public async Task About_a_request_it_is_a_task_of_its_own_above_everything_and_a_double_press_is_one()
    {
        using var desk = await house.AtCounter();
        var visit = await desk.Visits();
        var matter = await desk.HandsIn(await desk.Begins(visit, "something-else"), ("name", "Nora Not"), ("concern", "Heute kommt der Gerichtsvollzieher."), ("replyBy", "here"));
        var number = TalkPages.NumberOf(matter);
        var form = await desk.Open(matter.Link("a.alarm")!);
        Assert.Contains("Wählen Sie bitte, was es ist", (await desk.Submit(form, "main form")).Part("main [role=alert]"), StringComparison.Ordinal);

        var first = await desk.Submit(form, "main form", ("Kind", "eviction-today"), ("Words", "Um 14 Uhr."));
        var second = await desk.Submit(form, "main form", ("Kind", "eviction-today"), ("Words", "Um 14 Uhr."));

        Assert.Equal(first.Address, second.Address);
        Assert.Equal("Emergency same-day 0", await house.Ask($"SELECT concat_ws(' ', kind, due_rule, turn) FROM cases.task WHERE number = {number} AND kind = 'Emergency' AND closed_at IS NULL"));
        Assert.Equal(1L, await house.Ask($"SELECT count(*) FROM cases.emergency WHERE number = {number}"));
        using var miriam = await house.Clerk();
        Assert.Contains("Notfall", (await miriam.Open("/desk")).Parts("tr.now").First(r => r.Contains("Nora Not", StringComparison.Ordinal) && r.Contains("Notfall", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("Notfall", (await miriam.Open($"/desk/requests/{number}")).Part(".tag.alarm"), StringComparison.Ordinal);

        // Whoever only speaks with people has heard it, and cannot be the one who helps.
        Assert.Null(first.Document.QuerySelector("form[action*='/desk/emergencies/']:has([name=From])"));
        var page = await miriam.Open(first.Address.AbsolutePath);
        using var jonas = await house.Clerk("Jonas Winter");
        var others = await jonas.Open(first.Address.AbsolutePath);
        await miriam.Submit(page, "form[action*='/desk/emergencies/']:has([name=From])");
        Assert.Contains("Miriam Sommer war schneller", (await jonas.Submit(others, "form[action*='/desk/emergencies/']:has([name=From])")).Part("main [role=alert]"), StringComparison.Ordinal);
        var again = await jonas.Open(first.Address.AbsolutePath);
        Assert.Null(again.Document.QuerySelector("form[action$='handler=close']"));
        Assert.Contains("Von Miriam Sommer übernehmen", again.Text, StringComparison.Ordinal);
        await miriam.Submit(await miriam.Open(first.Address.AbsolutePath), "form[action$='handler=close']", ("Outcome", "Die Räumung ist aufgeschoben."));
        Assert.Equal(0L, await house.Ask($"SELECT count(*) FROM cases.task WHERE number = {number} AND kind = 'Emergency' AND closed_at IS NULL"));
        Assert.Equal(1L, await house.Ask($"SELECT count(*) FROM cases.task WHERE number = {number} AND kind = 'ReadRequest' AND closed_at IS NULL"));
    }

    [Fact]
    public async Task It_needs_no_proof_no_conversation_and_tells_nothing_of_the_request_for_it()
    {
        using var desk = await house.AtCounter();
        var visit = await desk.Visits();
        var number = TalkPages.NumberOf(await desk.HandsIn(await desk.Begins(visit, "something-else"), ("name", "Gerda Geheim"), ("concern", "Das bleibt unter uns."), ("replyBy", "here")));
        await desk.Ends(visit);

        using var agent = await house.Agent();
        var joined = await agent.Submit(await agent.Calls(), "form[action$='handler=join']", ("Number", number));
        var raised = await agent.Submit(await agent.Open(joined.Link("a.alarm")!), "main form", ("Kind", "violence"), ("Words", ""));
        Assert.DoesNotContain("unter uns", raised.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("unter uns", (await agent.Open(joined.Address.AbsolutePath)).Text, StringComparison.Ordinal);
        Assert.Equal(0L, await house.Ask($"SELECT count(*) FROM trust.grant g JOIN intake.request r ON r.id = g.subject WHERE r.number = {number} AND g.why = 'conversation' AND g.ended_at IS NULL"));

        var nobody = await agent.Submit(await agent.Open((await agent.Open("/desk/talks/phone")).Link("a.alarm")!), "main form", ("Kind", "other"));
        Assert.Contains("Noch niemand", nobody.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await (await house.Clerk("Kim Lenz", "/admin/hours")).Get(nobody.Address.AbsolutePath)).StatusCode);
    }

    [Fact]
    public async Task It_is_raised_with_its_words_although_the_visit_it_was_heard_in_has_just_ended()
    {
        using var desk = await house.AtCounter();
        var visit = await desk.Visits();
        var matter = await desk.HandsIn(await desk.Begins(visit, "something-else"), ("name", "Emil Ende"), ("concern", "Der Strom ist weg."), ("replyBy", "here"));
        var number = TalkPages.NumberOf(matter);
        var (about, bare) = (await desk.Open(matter.Link("a.alarm")!), await desk.Open((await desk.Open(visit.Address.AbsolutePath)).Link("a.alarm")!));
        await desk.Ends(visit);

        Assert.Contains("Wählen Sie bitte, was es ist", (await desk.Submit(about, "main form", ("Words", Words))).Part("main [role=alert]"), StringComparison.Ordinal);
        foreach (var form in new[] { about, bare })
        {
            var raised = await desk.Submit(form, "main form", ("Kind", "power-cut"), ("Words", Words));
            Assert.Contains("Noch niemand", raised.Text, StringComparison.Ordinal);
            Assert.Contains(Words, raised.Text, StringComparison.Ordinal);
            Assert.Equal("Counter", await house.Ask($"SELECT channel FROM cases.emergency WHERE id = '{raised.Address.Segments[^1]}'"));
        }

        Assert.Equal(1L, await house.Ask($"SELECT count(*) FROM cases.emergency WHERE number = {number}"));
        Assert.Equal(HttpStatusCode.OK, (await desk.Open(matter.Link("a.alarm")!)).Status);
    }

    [Fact]
    public async Task The_database_lets_no_emergency_go_back_and_none_be_closed_that_nobody_has()
    {
        using var agent = await house.Agent();
        var id = (await Raise(agent, await agent.Calls(), "power-cut")).Address.Segments[^1];
        foreach (var back in (string[])[$"UPDATE cases.emergency SET closed_at = now() WHERE id = '{id}'", $"UPDATE cases.emergency SET accepted_at = now() WHERE id = '{id}'"])
            Assert.Equal("OH007", (await Assert.ThrowsAsync<Npgsql.PostgresException>(() => house.Ask(back))).SqlState);
    }

    private static async Task<PageSeen> Raise(Visitor agent, PageSeen talk, string kind) =>
        await agent.Submit(await agent.Open((await agent.Open(talk.Address.AbsolutePath)).Link("a.alarm")!), "main form", ("Kind", kind), ("Words", Words));

    private async Task<long> Journal(string kind, string emergency) => (long)(await house.Ask($"SELECT count(*) FROM trust.journal WHERE kind = '{kind}' AND detail LIKE '{Guid.Parse(emergency):N}%'"))!;
}
