using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OffenesHaus.Cases;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Staff;

namespace OffenesHaus.Web.Tests.Desk;

public sealed class AccountsTests(DemonstrationHouse house) : IClassFixture<DemonstrationHouse>
{
    private const string Own = "Fenster Kuchen Wolke", Later = "Regal Anker Mantel";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_make_an_account_whose_first_password_is_told_once_and_reset_what_was_lost_and_one_what_was_forgotten()
    {
        using var lead = await house.Clerk("Ayla Herbst");
        var empty = await lead.Submit(await lead.Open("/desk/accounts/new"), "main .form");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "#rolle-0"), (empty.Status, empty.Link(".bad-news a")));
        var made = await lead.Submit(empty, "main .form", ("DisplayName", "Nele Neu"), ("UserName", "n.neu"), ("Team", "Team 3"), ("Role", "CaseWorker"));
        var first = made.Part(".mono")!;
        Assert.DoesNotContain(first, (await lead.Open("/desk/accounts")).Text, StringComparison.Ordinal);

        // Its role waits for a second person: until then nobody comes in with it, and no single one opens it.
        using var early = house.Visitor();
        Assert.Contains("gesperrt", (await Enter(early, "n.neu", first)).Part(".bad-news"), StringComparison.Ordinal);
        Assert.Contains("wartet auf eine zweite Person", (await lead.Open(await PathOf("n.neu"))).Text, StringComparison.Ordinal);
        var alone = await lead.Send(new(HttpMethod.Post, await PathOf("n.neu") + "?handler=unlock") { Content = new FormUrlEncodedContent([new("__RequestVerificationToken", empty.Document.QuerySelector("main [name=__RequestVerificationToken]")!.GetAttribute("value")!)]) });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, alone.Status);
        Assert.Empty((await lead.Open("/desk/second")).Document.QuerySelectorAll("button[formaction$='handler=agree']"));
        await house.Agrees("Nele Neu");

        // The first day: own password, code app, inside.
        using var nele = house.Visitor();
        var password = await Enter(nele, "n.neu", first);
        Assert.Equal("/desk/password", password.Address.AbsolutePath);
        await TieApp(nele, await nele.Submit(password, "main form", ("Password", Own), ("Again", Own)));
        Assert.Equal("/desk", (await nele.Open("/desk")).Address.AbsolutePath);

        // Password forgotten: the session ends at once, the old one opens nothing, an own one is set anew.
        var account = await lead.Open(await PathOf("n.neu"));
        var reset = await lead.Submit(account, "form[action$='handler=password']");
        Assert.Equal("/desk/login", (await nele.Open("/desk")).Address.AbsolutePath);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Enter(nele, "n.neu", Own)).Status);
        var again = await Enter(nele, "n.neu", reset.Part(".mono")!);
        Assert.Equal("/desk/password", again.Address.AbsolutePath);
        Assert.Equal("/desk/second-step", (await nele.Submit(again, "main form", ("Password", Later), ("Again", Later))).Address.AbsolutePath);

        // Phone lost: the next log-in ties a new app.
        await lead.Submit(await lead.Open(account.Address.AbsolutePath), "form[action$='handler=secondStep']");
        await house.Agrees("Zweiten Schritt zurücksetzen: Nele Neu");
        await TieApp(nele, await Enter(nele, "n.neu", Later));
        Assert.Equal("/desk", (await nele.Open("/desk")).Address.AbsolutePath);

        Assert.Equal("Ayla Herbst ClerkCreated, Kim Lenz RoleGiven, Ayla Herbst ClerkReset password, Kim Lenz ClerkReset second-step", await house.Ask("""
            SELECT string_agg(who.display_name || ' ' || j.kind || coalesce(' ' || j.detail, ''), ', ' ORDER BY j.at) FROM trust.journal j JOIN trust.clerk who ON who.id = j.actor_id
            WHERE who.user_name <> 'n.neu' AND j.kind NOT LIKE 'Joint%' AND j.about = (SELECT id FROM trust.clerk WHERE user_name = 'n.neu')
            """));
    }

    [Fact]
    public async Task Of_the_same_name_given_twice_at_the_same_moment_one_becomes_an_account()
    {
        using var lead = await house.Clerk("Ayla Herbst");
        var form = await lead.Open("/desk/accounts/new");

        var ends = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => lead.Submit(form, "main .form", ("DisplayName", "Zora Zwilling"), ("UserName", "z.zwilling"), ("Role", "CaseWorker"))));

        Assert.Single(ends, e => e.Status == HttpStatusCode.OK);
        Assert.All(ends.Where(e => e.Status != HttpStatusCode.OK), e => Assert.Equal((HttpStatusCode.UnprocessableEntity, "#name"), (e.Status, e.Link(".bad-news a"))));
    }

    [Fact]
    public async Task A_locked_account_is_out_at_once_and_in_again_when_unlocked()
    {
        await NewClerk("l.locker", ClerkRole.CaseWorker);
        using var clerk = house.Visitor();
        await TieApp(clerk, await Enter(clerk, "l.locker", Own));
        using var lead = await house.Clerk("Ayla Herbst");

        var locked = await lead.Submit(await lead.Open(await PathOf("l.locker")), "form[action$='handler=lock']");

        Assert.Equal("/desk/login", (await clerk.Open("/desk")).Address.AbsolutePath);
        var refused = await Enter(clerk, "l.locker", Own);
        Assert.Contains("gesperrt", refused.Part(".bad-news"), StringComparison.Ordinal);
        Assert.DoesNotContain("gesperrt", (await Enter(clerk, "l.locker", "geraten")).Part(".bad-news"), StringComparison.Ordinal);
        await lead.Submit(locked, "form[action$='handler=unlock']");
        Assert.Equal("/desk/second-step", (await Enter(clerk, "l.locker", Own)).Address.AbsolutePath);
    }

    [Fact]
    public async Task An_ended_account_gives_its_work_back_and_is_offered_to_nobody()
    {
        var id = await NewClerk("e.ende", ClerkRole.CaseWorker);
        var number = await house.NumberOf("Mirela Malve");
        await using (var scope = house.As(ActorKind.Clerk, id))
            await scope.ServiceProvider.GetRequiredService<AssignTasks>().Run(number, id, Stop);
        using var lead = await house.Clerk("Ayla Herbst");
        var account = await lead.Open(await PathOf("e.ende"));

        var unsure = await lead.Submit(account, "form[action$='handler=end']");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "#sicher"), (unsure.Status, unsure.Link(".bad-news a")));
        var proposed = await lead.Submit(account, "form[action$='handler=end']", ("Sure", "true"));
        Assert.Contains("Wartet auf eine zweite Person", proposed.Text, StringComparison.Ordinal);
        Assert.Equal(DBNull.Value, await house.Ask($"SELECT ended_at FROM trust.clerk WHERE id = '{id}'"));
        await house.Agrees("Konto beenden: Wilma Werktag, Sachbearbeitung");

        Assert.Contains("beendet", (await lead.Open("/desk/accounts")).Text, StringComparison.Ordinal);
        for (var tries = 0; tries < 100 && await house.Ask($"SELECT assigned_to FROM cases.task WHERE number = {number} AND closed_at IS NULL LIMIT 1") is Guid; tries++)
            await Task.Delay(100, Stop);
        Assert.Equal(0L, await house.Ask($"SELECT count(*) FROM cases.task WHERE assigned_to = '{id}' AND closed_at IS NULL"));
        Assert.DoesNotContain((await lead.Open($"/desk/requests/{number:D10}/assign")).Document.QuerySelectorAll("option"), o => o.GetAttribute("value") == id.ToString());
        Assert.Equal(HttpStatusCode.NotFound, (await lead.Open(account.Address.AbsolutePath)).Status);
    }

    [Theory]
    [InlineData(ClerkRole.MailRoom), InlineData(ClerkRole.Operator)]
    public async Task Requests_are_assigned_only_to_those_who_may_read_them(ClerkRole role)
    {
        var id = await NewClerk("kein." + role, role);
        var number = (long)(await house.Ask("SELECT min(number) FROM cases.task WHERE closed_at IS NULL"))!;
        var giver = (Guid)(await house.Ask("SELECT id FROM trust.clerk WHERE role = 'TeamLead' AND ended_at IS NULL AND locked_at IS NULL ORDER BY id LIMIT 1"))!;
        await using var scope = house.As(ActorKind.Clerk, giver);

        var no = await Assert.ThrowsAsync<Refused>(() => scope.ServiceProvider.GetRequiredService<AssignTasks>().Run(number, id, Stop));

        Assert.Equal("desk.no-such-colleague", no.Code);
    }

    [Fact]
    public async Task Nobody_shuts_themselves_out_and_case_workers_find_no_accounts()
    {
        using var lead = await house.Clerk("Ayla Herbst");
        var own = await lead.Open(await PathOf("a.herbst"));
        Assert.Empty(own.Parts("main form"));
        var token = (await lead.Open("/desk/accounts/new")).Document.QuerySelector("main [name=__RequestVerificationToken]")!.GetAttribute("value")!;
        foreach (var act in (string[])["password", "secondStep", "lock", "end"])
        {
            var forced = await lead.Send(new(HttpMethod.Post, own.Address.AbsolutePath + "?handler=" + act) { Content = new FormUrlEncodedContent([new("Sure", "true"), new("__RequestVerificationToken", token)]) });
            Assert.Equal(HttpStatusCode.UnprocessableEntity, forced.Status);
            Assert.Contains("Das eigene Konto", forced.Part(".bad-news"), StringComparison.Ordinal);
        }

        var role = await lead.Send(new(HttpMethod.Post, own.Address.AbsolutePath + "?handler=role") { Content = new FormUrlEncodedContent([new("__RequestVerificationToken", token)]) });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, role.Status);

        using var clerk = await house.Clerk("Jonas Winter");
        foreach (var path in (string[])["/desk/accounts", "/desk/accounts/new", own.Address.AbsolutePath])
            Assert.Equal(HttpStatusCode.NotFound, (await clerk.Open(path)).Status);
        Assert.DoesNotContain("Konten", (await clerk.Open("/desk")).Parts(".tabs a"), StringComparer.Ordinal);
    }

    private static async Task<PageSeen> Enter(Visitor visitor, string name, string password) =>
        await visitor.Submit(await visitor.Open("/desk/login"), "form[action='/desk/login']", ("Name", name), ("Password", password));

    private static async Task TieApp(Visitor visitor, PageSeen setUp)
    {
        Assert.Equal("/desk/second-step/set-up", setUp.Address.AbsolutePath);
        var secret = Totp.FromWritten(setUp.Part(".mono")!);
        // Digits count once for an account, with an old app or a new one: those of the next half minute are fresh.
        var done = await visitor.Submit(setUp, "main form", ("Code", Totp.At(TimeProvider.System.GetUtcNow(), secret)));
        if (done.Status == HttpStatusCode.UnprocessableEntity)
            await visitor.Submit(done, "main form", ("Code", Totp.At(TimeProvider.System.GetUtcNow().AddSeconds(30), secret)));
    }

    private async Task<string> PathOf(string user) => $"/desk/accounts/{await house.Ask($"SELECT id FROM trust.clerk WHERE user_name = '{user}'")}";

    private async Task<Guid> NewClerk(string user, ClerkRole role)
    {
        await using var scope = house.As(ActorKind.House);
        return await scope.ServiceProvider.GetRequiredService<CreateClerk>().Run(new() { UserName = user, DisplayName = "Wilma Werktag", Team = "Team 3", Role = role, Password = Own }, Stop);
    }
}

/// <summary>A new house: its first lead acts alone as long as there is nobody else, and not a moment longer.</summary>
public sealed class FirstLeadAloneTests(OpenHouse house) : IClassFixture<OpenHouse>
{
    [Fact]
    public async Task The_first_lead_opens_accounts_alone_until_somebody_else_could_agree_and_locking_them_makes_nobody_alone()
    {
        var stop = TestContext.Current.CancellationToken;
        var first = await Lead("t.erste", null);
        Assert.False((await Open(first, "s.eins", ClerkRole.CaseWorker)).Waits);
        var second = await Open(first, "t.zweite", ClerkRole.TeamLead);
        Assert.False(second.Waits);
        Assert.True((await Open(first, "s.zwei", ClerkRole.CaseWorker)).Waits);

        await using (var scope = house.As(ActorKind.Clerk, first))
            await scope.ServiceProvider.GetRequiredService<ShutAccount>().Lock(second.Clerk, stop);
        Assert.True((await Open(first, "s.drei", ClerkRole.CaseWorker)).Waits);
        await using (var scope = house.As(ActorKind.Clerk, first))
            Assert.False(await scope.ServiceProvider.GetRequiredService<ProposeForAccount>().Run(second.Clerk, OffenesHaus.Trust.Joint.JointKind.EndAccount, Guid.CreateVersion7(TimeProvider.System.GetUtcNow()), stop));
        Assert.Equal(DBNull.Value, await house.Ask($"SELECT ended_at FROM trust.clerk WHERE id = '{second.Clerk}'"));
    }

    private async Task<Guid> Lead(string user, Guid? by)
    {
        await using var scope = by is null ? house.As(ActorKind.House) : house.As(ActorKind.Clerk, by);
        return await scope.ServiceProvider.GetRequiredService<CreateClerk>().Run(new() { UserName = user, DisplayName = "Erna Erste", Team = "Team 1", Role = ClerkRole.TeamLead }, TestContext.Current.CancellationToken);
    }

    private async Task<AccountOpened> Open(Guid by, string user, ClerkRole role)
    {
        await using var scope = house.As(ActorKind.Clerk, by);
        return await scope.ServiceProvider.GetRequiredService<OpenAccount>().Run(new() { UserName = user, DisplayName = "Nele Neu", Team = "Team 1", Role = role }, TestContext.Current.CancellationToken);
    }
}

/// <summary>A house with two team leads and nobody else above them.</summary>
public sealed class LastTeamLeadTests(OpenHouse house) : IClassFixture<OpenHouse>
{
    [Fact]
    public async Task Of_two_team_leads_who_end_each_other_at_the_same_moment_one_remains()
    {
        var leads = new List<Guid>();
        foreach (var user in (string[])["t.eins", "t.zwei"])
        {
            await using var scope = house.As(ActorKind.House);
            leads.Add(await scope.ServiceProvider.GetRequiredService<CreateClerk>().Run(new() { UserName = user, DisplayName = "Tara Team", Team = "Team 1", Role = ClerkRole.TeamLead }, TestContext.Current.CancellationToken));
        }

        var ends = await Task.WhenAll(leads.Select(async (lead, i) =>
        {
            await using var scope = house.As(ActorKind.Clerk, lead);
            try
            {
                await scope.ServiceProvider.GetRequiredService<ShutAccount>().End(leads[1 - i], TestContext.Current.CancellationToken);
                return "";
            }
            catch (Refused no)
            {
                return no.Code;
            }
        }));

        Assert.Equal(["", "staff.last-team-lead"], ends.Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.Equal(1L, await house.Ask("SELECT count(*) FROM trust.clerk WHERE ended_at IS NULL"));
    }
}
