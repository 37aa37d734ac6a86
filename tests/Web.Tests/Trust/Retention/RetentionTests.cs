using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using OffenesHaus.Law;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Erasing;
using OffenesHaus.Trust.Retention;

namespace OffenesHaus.Web.Tests.Trust.Retention;

/// <summary>
/// Matters, drafts and holds over many simulated days, with a look every day: each is erased on the day after its last, none before, none that is held or open.
/// <c>OH_MATTERS=10000 OH_YEARS=12 ./oh test RetentionTests</c> is the whole experiment; the usual run is a small one.
/// </summary>
public sealed class RetentionTests(RetentionTests.HouseWithoutJobs house) : IClassFixture<RetentionTests.HouseWithoutJobs>
{
    private static readonly int Matters = int.Parse(Environment.GetEnvironmentVariable("OH_MATTERS") ?? "200", CultureInfo.InvariantCulture);
    private static readonly int Days = int.Parse(Environment.GetEnvironmentVariable("OH_YEARS") ?? "0", CultureInfo.InvariantCulture) is > 0 and var years ? years * 365 : 250;
    private static readonly DateOnly First = new(2027, 1, 1);

    [Fact]
    public async Task Each_is_erased_on_the_day_after_its_last_and_none_that_is_held_or_open()
    {
        var dice = new Random(20261129);
        var planted = Enumerable.Range(0, Matters).Select(_ => Plant(dice)).ToList();
        foreach (var piece in planted.Chunk(500))
            await house.Ask("BEGIN; " + Entry + string.Concat(piece.Select(p => p.Sql)) + "COMMIT");
        var clock = new FakeTimeProvider(Noon(First).AddHours(-12).ToUniversalTime());
        var ids = planted.Select(p => p.Id).ToHashSet();
        Dictionary<Guid, DateOnly> erasedOn = [];

        for (var day = First; day <= First.AddDays(Days); day = day.AddDays(1))
        {
            clock.SetUtcNow(Noon(day).AddHours(-11).ToUniversalTime());
            foreach (var hold in planted.Where(p => p.Lifted == day))
                await house.Ask($"BEGIN; {Entry} UPDATE trust.legal_hold SET ended_at = now() WHERE subject = '{hold.Id}'; COMMIT");
            await using var scope = house.As(ActorKind.House);
            var services = scope.ServiceProvider;
            var due = new EraseDue(services.GetRequiredService<OfficeDb>(), services.GetRequiredService<Erase>(), services.GetRequiredService<KeepingRules>(), services.GetRequiredService<AtRest>(), services.GetRequiredService<Journal>(), clock, NullLogger<EraseDue>.Instance);
            if ((await due.Run(TestContext.Current.CancellationToken)).Erased > 0)
                foreach (var id in await services.GetRequiredService<OfficeDb>().Set<Erased>().Select(e => e.Subject).ToListAsync(TestContext.Current.CancellationToken))
                    _ = ids.Contains(id) && erasedOn.TryAdd(id, day);
        }

        var last = First.AddDays(Days);
        var wanted = planted.Where(p => p.Due is { } due && due <= last).ToDictionary(p => p.Id, p => p.Due!.Value);
        var early = erasedOn.Count(e => !wanted.TryGetValue(e.Key, out var due) || e.Value < due);
        var late = wanted.Count(w => !erasedOn.TryGetValue(w.Key, out var day) || day > w.Value);
        TestContext.Current.TestOutputHelper?.WriteLine($"E2 matters {Matters}, days {Days}, due {wanted.Count}, erased {erasedOn.Count}, too early {early}, late {late}, held or open {planted.Count(p => p.Due is null)}");
        Assert.Equal((0, 0), (early, late));
        Assert.True(wanted.Count > Matters / 4, "too few came due: the test shows nothing");
    }

    [Fact]
    public async Task A_hold_that_stands_keeps_what_is_due_and_one_that_ended_does_not()
    {
        var matter = Planted.Closed(Guid.CreateVersion7(), First.AddDays(-200));
        await house.Ask("BEGIN; " + Entry + matter.Sql + "COMMIT");
        await using var scope = house.As(ActorKind.House);
        var officer = Guid.CreateVersion7();
        await house.Ask($"BEGIN; {Entry} INSERT INTO trust.legal_hold (id, subject, number, reason, set_at, set_by) VALUES (gen_random_uuid(), '{matter.Id}', 1, 'Dispute', now(), '{officer}'); COMMIT");

        Assert.False(await scope.ServiceProvider.GetRequiredService<Erase>().Run(matter.Id, ErasureGround.TimeOver, TestContext.Current.CancellationToken));
        await house.Ask($"BEGIN; {Entry} UPDATE trust.legal_hold SET ended_at = now() WHERE subject = '{matter.Id}'; COMMIT");
        Assert.True(await scope.ServiceProvider.GetRequiredService<Erase>().Run(matter.Id, ErasureGround.TimeOver, TestContext.Current.CancellationToken));
    }

    private const string Entry = "INSERT INTO trust.journal (id, kind, about, actor_kind, reason, at, commitment) VALUES (gen_random_uuid(), 'RequestClosed', gen_random_uuid(), 'House', 'SetUp', now(), '\\x00');\n";

    private static DateTimeOffset Noon(DateOnly day) => new(day, new TimeOnly(12, 0), TimeSpan.FromHours(1));

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    private static Planted Plant(Random dice)
    {
        var id = Guid.CreateVersion7();
        var day = First.AddDays(dice.Next(-80, Days - 60));
        return dice.Next(10) switch
        {
            0 => Planted.Open(id, day),
            1 => Planted.Draft(id, day),
            2 => Planted.Closed(id, day).Held(null),
            3 => Planted.Closed(id, day).Held(Later(day.AddDays(dice.Next(40, 180)), First)),
            4 => Planted.WithTask(id, day),
            _ => Planted.Closed(id, day),
        };
    }

    /// <summary>One matter, as rows; on which day it is to be erased, null: never in this time.</summary>
    private sealed record Planted(Guid Id, string Sql, DateOnly? Due, DateOnly? Lifted = null)
    {
        private static long number = 1_000_000_000;

        public static Planted Open(Guid id, DateOnly day) => new(id, Request(id, day) + State(id, 1, "Declared", day), null);

        public static Planted Draft(Guid id, DateOnly day) => new(id, Request(id, day), Later(day.AddDays(61), First));

        // Closed at one minute to midnight in Germany: the day in Germany counts, not the one in UTC.
        public static Planted Closed(Guid id, DateOnly day) => new(id, Request(id, day) + State(id, 1, "Declared", day) + State(id, 2, "Closed", day), day.AddDays(91));

        public static Planted WithTask(Guid id, DateOnly day) => new(id, Closed(id, day).Sql
            + $"INSERT INTO cases.task (id, request_id, number, kind, form, channel, language, received_at, legal_day, due_on, due_rule, opened_at, above_quota) VALUES (gen_random_uuid(), '{id}', 1, 'ReadRequest', 'message', 'Portal', 'de', now(), current_date, current_date, 'house-target', now(), false);\n", null);

        public Planted Held(DateOnly? until) => this with
        {
            Sql = Sql + $"INSERT INTO trust.legal_hold (id, subject, number, reason, set_at, set_by) VALUES (gen_random_uuid(), '{Id}', 1, 'Claim', now(), gen_random_uuid());\n",
            Lifted = until,
            Due = until is { } lifted ? Later(lifted, Due!.Value) : null,
        };

        private static string Request(Guid id, DateOnly day) => string.Create(CultureInfo.InvariantCulture,
            $"INSERT INTO intake.request (id, number, code_version, begun_with, form, form_version, language, reply_by, begun_at) VALUES ('{id}', {++number}, 1, gen_random_uuid(), 'message', 1, 'de', 'Here', '{At(day)}');\n");

        private static string State(Guid id, int turn, string state, DateOnly day) => string.Create(CultureInfo.InvariantCulture,
            $"INSERT INTO intake.request_state (request_id, turn, state, at, by) VALUES ('{id}', {turn}, '{state}', '{At(day)}', 'House');\n");

        private static string At(DateOnly day) => new DateTimeOffset(day.ToDateTime(new TimeOnly(23, 59)), GermanTime.ClockAt(Noon(day)).Offset).UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss+00", CultureInfo.InvariantCulture);
    }

    public sealed class HouseWithoutJobs : OpenHouse
    {
        protected override HouseSettings Settings(HouseSettings settings) => settings with { Jobs = false };
    }
}
