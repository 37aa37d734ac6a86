using Microsoft.Extensions.DependencyInjection;
using OffenesHaus.Intake.Conversations;

namespace OffenesHaus.Web.Tests.Talk;

/// <summary>Conversations that nobody ended: the house ends them, and what was said has arrived.</summary>
public sealed class ForgottenCallsTests(EmergenciesTests.LaterMorning house) : IClassFixture<EmergenciesTests.LaterMorning>
{
    private const string Stuck = "00000000-0000-7000-8000-000000000001";

    [Fact]
    public async Task A_hundred_that_cannot_be_ended_hold_up_no_other_and_the_words_of_that_one_have_arrived()
    {
        using var agent = await house.Agent();
        var page = await agent.Begins(await agent.Calls(), "something-else");
        await agent.Submit(page, "button[value=save]", ("name", "Vera Vergessen"), ("concern", "Bitte rufen Sie zurück."), ("replyBy", "here"));
        // Older than hers by every order there is, and broken for good.
        await house.Ask($"""
            BEGIN;
            CREATE FUNCTION intake.stuck() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'stuck'; END $$;
            CREATE TRIGGER stuck BEFORE UPDATE ON intake.conversation FOR EACH ROW WHEN (OLD.begun_by = '{Stuck}') EXECUTE FUNCTION intake.stuck();
            INSERT INTO trust.journal (id, kind, about, actor_kind, reason, at, commitment) VALUES (gen_random_uuid(), 'ConversationBegun', '{Stuck}', 'House', 'SetUp', now(), '\x00');
            INSERT INTO intake.conversation (id, channel, begun_at, begun_by, held_by, language, present_until)
                SELECT overlay(gen_random_uuid()::text PLACING '00000000' FROM 1)::uuid, 'Phone', '2026-11-01', '{Stuck}', '{Stuck}', 'de', '2026-11-01' FROM generate_series(1, 100);
            COMMIT
            """);

        await house.DiesAndComesBackAfter(TimeSpan.FromHours(5));
        await house.Services.GetRequiredService<EndForgotten>().Run(TestContext.Current.CancellationToken);

        Assert.Equal(1L, await house.Ask($"SELECT count(*) FROM intake.arrival a JOIN intake.request r ON r.id = a.request_id WHERE r.number = {TalkPages.NumberOf(page)}"));
        Assert.Equal(0L, await house.Ask($"SELECT count(*) FROM intake.conversation WHERE begun_by <> '{Stuck}' AND ended_at IS NULL"));
        Assert.Equal(100L, await house.Ask($"SELECT count(*) FROM intake.conversation WHERE begun_by = '{Stuck}' AND ended_at IS NULL"));
    }
}
