using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OffenesHaus.Cases;
using OffenesHaus.Platform;
using OffenesHaus.Web.Tests.MailRoom;
using OffenesHaus.Web.Tests.Talk;

namespace OffenesHaus.Web.Tests.Desk;

/// <summary>Everything with one person over all their matters and all ways, as far as whoever asks may see it.</summary>
public sealed class PersonLineTests(MondayMorning house) : IClassFixture<MondayMorning>
{
    private const string Join = "form[action$='/person']", Part = "form[action$='handler=part']";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_clerk_puts_a_further_matter_to_the_person_and_takes_a_wrong_one_back_and_both_stay()
    {
        var (one, two) = (await Call("Paula Person", "Erstens die Miete."), await Call("P. Person", "Zweitens der Strom."));
        using var miriam = await house.Clerk();
        var alone = await miriam.Open($"/desk/requests/{one}/person");
        Assert.Contains("Erstens", (await miriam.Open($"/desk/requests/{one}")).Text, StringComparison.Ordinal);
        Assert.Contains("Gespräch: neues Anliegen", alone.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(two[6..], alone.Part(".lines-of-person"), StringComparison.Ordinal);

        Assert.Contains("warum. Es steht danach bei beiden", (await miriam.Submit(alone, Join, ("Other", two))).Part("[role=alert]"), StringComparison.Ordinal);
        Assert.Contains("kein anderes Anliegen", (await miriam.Submit(alone, Join, ("Other", "1234567890"), ("Why", "Sie sagt es."))).Part("[role=alert]"), StringComparison.Ordinal);
        var joined = await miriam.Submit(alone, Join, ("Other", two), ("Why", "Beide Male dieselbe Ausweisnummer."));
        await miriam.Submit(alone, Join, ("Other", two), ("Why", "Beide Male dieselbe Ausweisnummer."));
        Assert.Equal(1L, await house.Ask("SELECT count(*) FROM intake.same_person WHERE undoes IS NULL"));
        Assert.Contains("Derselben Person zugeordnet", joined.Text, StringComparison.Ordinal);
        Assert.Contains("dieselbe Ausweisnummer", (await miriam.Open($"/desk/requests/{two}/person")).Text, StringComparison.Ordinal);
        Assert.Contains(two[6..], joined.Part(".lines-of-person"), StringComparison.Ordinal);

        var parted = await miriam.Submit(joined, Part, ("Why", "Es ist die Schwester."));
        Assert.Contains("danach zurückgenommen", parted.Text, StringComparison.Ordinal);
        Assert.Contains("Es ist die Schwester.", parted.Text, StringComparison.Ordinal);
        Assert.Contains("dieselbe Ausweisnummer", parted.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Zweitens", parted.Text, StringComparison.Ordinal);
        Assert.Null(parted.Document.QuerySelector(Part));
        Assert.Equal("PersonJoined PersonJoined PersonParted PersonParted", await house.Ask("SELECT string_agg(kind, ' ' ORDER BY id) FROM trust.journal WHERE kind LIKE 'Person%'"));
    }

    [Fact]
    public async Task One_way_in_is_one_person_and_words_need_a_right_to_each_matter()
    {
        var (mine, other) = (await Call("Wanda Weg", "Meine Sache."), await Call("Wanda Weg", "Geheim und anderswo."));
        foreach (var number in (string[])[mine, other])
            await SignIn(number);
        await using (var scope = house.As(OffenesHaus.Trust.ActorKind.Clerk, await Clerk("Jonas Winter")))
            await scope.ServiceProvider.GetRequiredService<TakeTasks>().Run(long.Parse(other, System.Globalization.CultureInfo.InvariantCulture), Stop);
        using var miriam = await house.Clerk();

        var line = await miriam.Open($"/desk/requests/{mine}/person");
        Assert.Contains("Was darin steht, sehen Sie erst mit einem Grund.", line.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("anderswo", line.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(other[6..], line.Part(".lines-of-person"), StringComparison.Ordinal);
        Assert.Equal(1L, await Looks(mine, "Miriam Sommer"));
        Assert.Equal(0L, await Looks(other, "Miriam Sommer"));

        // Barred from it, they do not learn that it is there.
        await using (var scope = house.As(OffenesHaus.Trust.ActorKind.Clerk, await Clerk("Miriam Sommer")))
            await scope.ServiceProvider.GetRequiredService<OffenesHaus.Intake.StepAside>().Run(OffenesHaus.Intake.RequestNumber.Parse(other, null), Stop);
        Assert.DoesNotContain("sehen Sie erst mit einem Grund", (await miriam.Open($"/desk/requests/{mine}/person")).Text, StringComparison.Ordinal);

        // A renewed code ends the way in, and with it that they are one.
        await house.Ask($"BEGIN; INSERT INTO trust.journal (id, kind, about, actor_kind, reason, at, commitment) VALUES (gen_random_uuid(), 'CodeRenewed', gen_random_uuid(), 'House', 'SetUp', now(), '\\x00'); UPDATE intake.request SET code_version = 2 WHERE number = {other}; COMMIT");
        using var lead = await house.Clerk("Ayla Herbst");
        Assert.Single((await lead.Open($"/desk/requests/{mine}/person")).Document.QuerySelectorAll("section[aria-labelledby=ihre] li"));
    }

    [Fact]
    public async Task In_a_conversation_only_what_was_proven_in_it_is_shown()
    {
        var (one, two) = (await Call("Bea Bewiesen", "Erste Worte."), await Call("Bea Bewiesen", "Andere Worte."));
        foreach (var number in (string[])[one, two])
            await SignIn(number, 0x21);
        using var desk = await house.AtCounter();
        var visit = await desk.Submit(await desk.Visits(), "form[action$='handler=join']", ("Number", one));
        Assert.Equal(HttpStatusCode.NotFound, (await desk.Get(visit.Address.AbsolutePath + "/person")).StatusCode);
        await desk.Submit(visit, "form[action$='handler=identity']");

        var line = await desk.Open(visit.Address.AbsolutePath + "/person");
        Assert.Contains("ausgewiesen mit einem Ausweis", line.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(two[6..], line.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_go_on_where_the_one_before_ended_and_nothing_is_left_out_or_told_twice()
    {
        var number = await Call("Lange Linie", "Worte.");
        var request = await house.Ask($"SELECT id FROM intake.request WHERE number = {number}");
        // Many at the very same moment: the place is the row, not the clock.
        await house.Ask($"BEGIN; INSERT INTO trust.journal (id, kind, about, actor_kind, reason, at, commitment) VALUES (gen_random_uuid(), 'ConversationNoted', '{request}', 'House', 'SetUp', now(), '\\x00'); INSERT INTO intake.conversation_step (conversation_id, channel, kind, at, request_id) SELECT (SELECT conversation_id FROM intake.conversation_step WHERE request_id = '{request}' LIMIT 1), 'Phone', 'ObjectionLetter', '2026-11-02 09:00:00+00', '{request}' FROM generate_series(1, 120); COMMIT");
        using var miriam = await house.Clerk();
        List<int> told = [];
        for (var page = await miriam.Open($"/desk/requests/{number}/person"); ; page = await miriam.Open(page.Link("a[href*='vor=']")!))
        {
            told.Add(page.Document.QuerySelectorAll(".lines-of-person > li").Length);
            if (page.Link("a[href*='vor=']") is null)
                break;
        }

        Assert.Equal([50, 50], told[..2]);
        Assert.Equal((long)told.Sum(), await house.Ask($"SELECT (SELECT count(*) FROM intake.arrival WHERE request_id = '{request}') + (SELECT count(*) FROM correspondence.letter WHERE request_id = '{request}') + (SELECT count(*) FROM intake.conversation_step WHERE request_id = '{request}' AND kind NOT IN ('HandedIn', 'LanguageChosen', 'ScreenCode', 'StillThere', 'EmergencyHeard'))"));
        Assert.Equal(HttpStatusCode.OK, (await miriam.Get($"/desk/requests/{number}/person?vor=unsinn")).StatusCode);
    }

    [Theory]
    [InlineData("UPDATE intake.conversation_step SET detail = 'x'")]
    [InlineData("UPDATE intake.same_person SET at = now()"), InlineData("DELETE FROM intake.same_person")]
    public async Task The_database_refuses_to_change_what_was_noted(string change)
    {
        await using var connection = new NpgsqlConnection(Roles.AsApplication(house.Database) + ";Pooling=false");
        await connection.OpenAsync(Stop);
        await using var command = new NpgsqlCommand(change, connection);

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync(Stop))).SqlState);
    }

    [Fact]
    public async Task What_was_noted_is_deleted_with_nobody_but_the_erased()
    {
        await Call("Erna Erle", "Ist mein Brief da?");

        var no = await Assert.ThrowsAsync<PostgresException>(() => house.Ask("BEGIN; SET LOCAL ROLE offenes_haus_app; SELECT set_config('oh.kind', 'House', true); DELETE FROM intake.conversation_step WHERE request_id IS NOT NULL; COMMIT"));

        Assert.Equal("OH005", no.SqlState);
    }

    private async Task<string> Call(string name, string concern)
    {
        using var agent = await house.Agent();
        var talk = await agent.Calls();
        var number = TalkPages.NumberOf(await agent.HandsIn(await agent.Begins(talk, "something-else"), ("name", name), ("concern", concern), ("replyBy", "here")));
        await agent.Ends(talk);
        return number;
    }

    private async Task<Guid> Clerk(string name) => (Guid)(await house.Ask($"SELECT id FROM trust.clerk WHERE display_name = '{name}'"))!;

    private async Task<long> Looks(string number, string clerk) =>
        (long)(await house.Ask($"SELECT count(*) FROM trust.journal j JOIN intake.request r ON r.id = j.about JOIN trust.clerk c ON c.id = j.actor_id WHERE r.number = {number} AND j.kind = 'RequestRead' AND c.display_name = '{clerk}'"))!;

    private Task SignIn(string number, int credential = 0x17) => house.Ask($"""
        BEGIN; INSERT INTO trust.journal (id, kind, about, actor_kind, reason, at, commitment) SELECT gen_random_uuid(), 'SignInAdded', id, 'House', 'SetUp', now(), '\x00' FROM intake.request WHERE number = {number};
        INSERT INTO people.sign_in (id, request_id, code_version, kind, credential, count, may_be_copied, added_at) SELECT gen_random_uuid(), id, 1, 'Provider', '\x{credential:x2}', 0, false, now() FROM intake.request WHERE number = {number}; COMMIT
        """);
}
