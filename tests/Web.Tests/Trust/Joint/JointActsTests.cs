using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Access;
using OffenesHaus.Trust.Joint;
using OffenesHaus.Web.Tests.Reliability;

namespace OffenesHaus.Web.Tests.Trust.Joint;

/// <summary>What takes two is decided once, by another one, who may: by the verb, and by the database itself where somebody went past it.</summary>
public sealed class JointActsTests(DemonstrationHouse house) : IClassFixture<DemonstrationHouse>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_a_hundred_who_agree_or_decline_at_the_same_moment_one_decides()
    {
        var seconds = await Members(Groups.Leads, Race.Many);
        await Race.Run("four-eyes", async () =>
        {
            var act = await Asked(await Member(Groups.Workers));
            var ends = await Race.AtOnce(i => Decide(seconds[i], act, agree: i % 2 == 0));

            Assert.All(ends.Where(e => e.Length > 0), e => Assert.Equal("second.decided-already", e));
            Assert.Equal(1L, await house.Ask($"SELECT count(*) FROM trust.journal WHERE kind IN ('JointAgreed', 'JointDeclined') AND detail = 'UrgentLook {act:N}'"));
            Assert.Equal(1L, await house.Ask($"SELECT count(*) FROM trust.journal WHERE kind IN ('UrgentLookConfirmed', 'UrgentLookDeclined') AND detail = '{act:N}'"));
            Assert.Equal(await house.Ask($"SELECT (outcome = 'Declined')::int::bigint FROM trust.joint_act WHERE id = '{act}'"), await house.Ask($"SELECT count(*) FROM trust.alarm WHERE act_id = '{act}'"));
            return ends.Count(e => e.Length == 0);
        });
    }

    [Fact]
    public async Task A_press_of_unknown_outcome_sent_again_finds_what_it_did_and_asking_twice_is_asking_once()
    {
        var (asker, second) = (await Member(Groups.Workers), await Member(Groups.Leads));
        var key = Guid.CreateVersion7(TimeProvider.System.GetUtcNow());
        await Asked(asker, key);
        await Asked(asker, key);
        Assert.Equal(1L, await house.Ask($"SELECT count(*) FROM trust.journal WHERE kind = 'JointAsked' AND detail = 'UrgentLook {key:N}'"));

        Assert.Equal("", await Decide(second, key, agree: true));
        Assert.Equal("", await Decide(second, key, agree: true));
        Assert.Equal("second.decided-already", await Decide(second, key, agree: false));
        Assert.Equal(1L, await house.Ask($"SELECT count(*) FROM trust.journal WHERE kind = 'JointAgreed' AND detail = 'UrgentLook {key:N}'"));
    }

    [Fact]
    public async Task The_second_person_is_another_one_who_may_be_it_and_is_not_barred()
    {
        var lead = await Member(Groups.Leads);
        var act = await Asked(lead);
        var barred = await Member(Groups.Leads);
        await house.Ask(Noted($"INSERT INTO trust.grant (id, holder, \"right\", subject, why, given_at) SELECT gen_random_uuid(), '{barred}', 'Barred', subject, 'close-to-person', now() FROM trust.joint_act WHERE id = '{act}'"));

        Assert.Equal("second.same-person", await Decide(lead, act, agree: true));
        Assert.Equal("absent", await Decide(await Member(Groups.Workers), act, agree: true));
        Assert.Equal("absent", await Decide(barred, act, agree: true));
        Assert.Equal("", await Decide(await Member(Groups.Officers), act, agree: true));
    }

    [Fact]
    public async Task Past_the_verb_the_database_refuses_whoever_may_not_decide()
    {
        var (asker, lead, stranger) = (await Member(Groups.Leads), await Member(Groups.Leads), await Member(Groups.Workers));
        var act = await Asked(asker);

        Assert.Equal("OH003", await Raw("Clerk", stranger, act, asker, "Agreed", hidden: "0"));
        Assert.Equal("OH003", await Raw("Clerk", lead, act, stranger, "Agreed"));
        Assert.Equal("OH003", await Raw("House", Guid.Empty, act, lead, "Agreed"));
        Assert.Equal(PostgresErrorCodes.CheckViolation, await Raw("Clerk", asker, act, asker, "Agreed"));
        Assert.Equal("OH003", await Raw("Clerk", lead, act, lead, "Lapsed"));
        Assert.Equal("1", await Raw("Clerk", lead, act, lead, "Agreed"));
        Assert.Equal("OH002", await Raw("Clerk", lead, act, lead, "Declined"));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, await Do("Clerk", lead, $"UPDATE trust.joint_act SET asked_by = '{stranger}' WHERE id = '{act}'"));
        Assert.Equal("OH005", await Do("Clerk", lead, $"DELETE FROM trust.joint_act WHERE id = '{act}'"));
    }

    [Fact]
    public async Task What_nobody_decides_in_a_day_lapses_and_is_an_alarm_for_leads_and_the_officer()
    {
        var asker = await Member(Groups.Workers);
        var act = await Asked(asker, lapsed: true);
        Assert.Equal("second.lapsed", await Decide(await Member(Groups.Leads), act, agree: true));

        using var lapse = ActivatorUtilities.CreateInstance<LapseActs>(house.Services);
        await lapse.Lapse(Stop);
        await lapse.Lapse(Stop);

        Assert.Equal("Lapsed", await house.Ask($"SELECT outcome FROM trust.joint_act WHERE id = '{act}'"));
        Assert.Equal(1L, await house.Ask($"SELECT count(*) FROM trust.alarm WHERE act_id = '{act}' AND kind = 'UrgentLookUnconfirmed'"));
        foreach (var group in (Guid[])[Groups.Leads, Groups.Officers])
            Assert.Contains(await Alarms(await Member(group)), a => a.Kind == AlarmKind.UrgentLookUnconfirmed);
        Assert.Empty(await Alarms(await Member(Groups.Workers)));
        Assert.Empty(await Alarms(await Member(Groups.Operators)));
    }

    private async Task<IReadOnlyList<AlarmSeen>> Alarms(Guid clerk)
    {
        await using var scope = house.As(ActorKind.Clerk, clerk);
        return await scope.ServiceProvider.GetRequiredService<Alarms>().See(Stop);
    }

    private async Task<Guid> Asked(Guid asker, Guid? key = null, bool lapsed = false)
    {
        await using var scope = house.As(ActorKind.Clerk, asker);
        var db = scope.ServiceProvider.GetRequiredService<OfficeDb>();
        var now = TimeProvider.System.GetUtcNow();
        var asked = new JointAsked
        {
            Key = key ?? Guid.CreateVersion7(now),
            Kind = JointKind.UrgentLook,
            Subject = (Guid)(await house.Ask("SELECT min(id::text)::uuid FROM intake.request"))!,
            Seconds = [Groups.Leads, Groups.Officers],
            Words = "Ein Grund, der lang genug ist.",
        };
        if (lapsed)
            db.Add(new JointAct { Id = asked.Key, Kind = asked.Kind, Subject = asked.Subject, Seconds = [.. asked.Seconds], AskedBy = asker, AskedAt = now.AddDays(-2), LapsesAt = now.AddDays(-1) });
        else
            await scope.ServiceProvider.GetRequiredService<JointActs>().Ask(asked, Stop);
        if (lapsed)
            scope.ServiceProvider.GetRequiredService<Journal>().Note(JournalKind.JointAsked, asked.Subject, ReasonCode.OfficeDuty);
        await db.SaveChangesAsync(Stop);
        return asked.Key;
    }

    private async Task<string> Decide(Guid clerk, Guid act, bool agree)
    {
        await using var scope = house.As(ActorKind.Clerk, clerk);
        try
        {
            await (agree ? scope.ServiceProvider.GetRequiredService<AgreeToAct>().Run(act, Stop) : scope.ServiceProvider.GetRequiredService<DeclineAct>().Run(act, null, Stop));
            return "";
        }
        catch (Refused no)
        {
            return no.Code;
        }
        catch (NotFound)
        {
            return "absent";
        }
    }

    private async Task<Guid> Member(Guid group) => (await Members(group, 1))[0];

    private async Task<IReadOnlyList<Guid>> Members(Guid group, int count)
    {
        List<Guid> members = [.. Enumerable.Range(0, count).Select(_ => Guid.CreateVersion7(TimeProvider.System.GetUtcNow()))];
        await house.Ask(Noted($"INSERT INTO trust.grant (id, holder, \"right\", subject, why, given_at) SELECT gen_random_uuid(), m, 'Member', '{group}', 'account', now() FROM unnest(ARRAY['{string.Join("','", members)}']::uuid[]) AS m"));
        return members;
    }

    private static string Noted(string sql) => $"""
        BEGIN; INSERT INTO trust.journal (id, kind, about, actor_kind, reason, at, commitment) VALUES (gen_random_uuid(), 'ClerkCreated', gen_random_uuid(), 'House', 'SetUp', now(), '\x00'); {sql}; COMMIT
        """;

    private async Task<string> Raw(string kind, Guid actor, Guid act, Guid decidedBy, string outcome, string? hidden = null)
    {
        var came = await Do(kind, actor, $"UPDATE trust.joint_act SET outcome = '{outcome}', decided_by = '{decidedBy}', decided_at = now() WHERE id = '{act}'");
        return came == hidden ? "OH003" : came;
    }

    /// <summary>As the application's role, past every verb: how many rows it changed, or why not.</summary>
    private async Task<string> Do(string kind, Guid actor, string sql)
    {
        await using var connection = new NpgsqlConnection(Roles.AsApplication(house.Database) + ";Pooling=false");
        await connection.OpenAsync(Stop);
        await using var transaction = await connection.BeginTransactionAsync(Stop);
        await using var telling = new NpgsqlCommand($"SELECT set_config('oh.kind', '{kind}', true), set_config('oh.actor', '{(actor == Guid.Empty ? "" : actor)}', true), set_config('oh.now', now()::text, true)", connection);
        await telling.ExecuteNonQueryAsync(Stop);
        await using var command = new NpgsqlCommand($"INSERT INTO trust.journal (id, kind, about, actor_kind, reason, at, commitment) VALUES (gen_random_uuid(), 'JointAgreed', gen_random_uuid(), 'House', 'SetUp', now(), '\\x00'); {sql}", connection);
        try
        {
            var rows = await command.ExecuteNonQueryAsync(Stop) - 1;
            await transaction.CommitAsync(Stop);
            return rows.ToString(CultureInfo.InvariantCulture);
        }
        catch (PostgresException e)
        {
            return e.SqlState;
        }
    }
}
