using System.Globalization;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OffenesHaus.Trust.Proof;
using OffenesHaus.Web.Tests.Reliability;

namespace OffenesHaus.Web.Tests.Trust;

public sealed class ChainEntriesTests(ProvenHouse house) : IClassFixture<ProvenHouse>
{
    private const string Leaves = "SELECT count(*) FROM trust.journal_leaf", Entries = "SELECT count(*) FROM trust.journal";

    private static readonly int MostPoints = Math.Min(60, int.Parse(Environment.GetEnvironmentVariable("OH_KILL_POINTS") ?? "10", CultureInfo.InvariantCulture));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_change_that_stays_open_for_long_is_neither_waited_for_nor_skipped()
    {
        await house.Turn();
        await using var source = NpgsqlDataSource.Create(house.Database + ";Pooling=false");
        await using var slow = await source.OpenConnectionAsync(Stop);
        await using var open = await slow.BeginTransactionAsync(Stop);
        await using (var entry = new NpgsqlCommand("INSERT INTO trust.journal (id, kind, about, actor_kind, reason, at, commitment) VALUES ('00000000-0000-7000-8000-000000000001', 'RequestRead', gen_random_uuid(), 'House', 'SetUp', now(), '\\x00')", slow, open))
            await entry.ExecuteNonQueryAsync(Stop);

        var before = (long)(await house.Ask(Leaves))!;
        await house.Note(20);
        await house.TurnNow();
        Assert.Equal(before, await house.Ask(Leaves));

        await open.CommitAsync(Stop);
        await house.Turn();
        Assert.Equal(before + 21, await house.Ask(Leaves));
        Assert.Equal(before, await house.Ask("SELECT index FROM trust.journal_leaf WHERE entry = '00000000-0000-7000-8000-000000000001'"));
    }

    [Fact]
    public async Task Four_sequencers_and_ten_writers_at_once_give_each_entry_one_place()
    {
        using var done = new CancellationTokenSource();
        var turning = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            while (!done.IsCancellationRequested)
                await house.Services.GetRequiredService<ChainEntries>().Run(closing: true, Stop);
        }, Stop)).ToList();
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => house.Note(60)));
        await done.CancelAsync();
        await Task.WhenAll(turning);
        await house.Turn();

        var (entries, places) = (await house.Ask(Entries), await house.Ask("SELECT count(DISTINCT entry) FROM trust.journal_leaf"));
        TestContext.Current.TestOutputHelper?.WriteLine($"sequencers 4, writers 10: entries {entries}, places {places}, last {await house.Ask("SELECT max(index) FROM trust.journal_leaf")}");
        Assert.Equal(entries, places);
        Assert.Equal((long)entries! - 1, await house.Ask("SELECT max(index) FROM trust.journal_leaf"));
    }

    [Fact]
    public async Task A_sequencer_killed_at_any_step_skips_and_doubles_nothing()
    {
        Assert.SkipUnless(HouseProcess.CanBeTraced, "strace is not installed");
        var (killed, kinds) = (0, new SortedDictionary<string, int>(StringComparer.Ordinal));
        for (var call = 1; call <= MostPoints; call++)
        {
            await using var victim = await HouseProcess.Start(house.Database, house.Data, jobs: true);
            // Every other time only calls that reach a disk count: the anchor's line, its sync, its name.
            using var tracer = call % 2 == 0 ? await victim.DieAt(4 * call) : await victim.DieAt((call + 1) / 2, "pwrite64,pwritev,fsync,?link,linkat,?rename,renameat2,?unlink,unlinkat");
            // A thousand at once: chained, signed and anchored in the same breath.
            await house.Ask("INSERT INTO trust.journal (id, kind, about, actor_kind, reason, at, commitment) SELECT gen_random_uuid(), 'RequestRead', gen_random_uuid(), 'House', 'SetUp', now(), '\\x00' FROM generate_series(1, 1000)");
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(Stop);
            patience.CancelAfter(TimeSpan.FromSeconds(4));
            await Task.WhenAny(tracer.WaitForExitAsync(patience.Token));
            var died = tracer.HasExited;
            killed += died ? 1 : 0;
            var kind = died ? await victim.Kill() ?? "unknown" : $"by hand after {await victim.Kill()}";
            kinds[kind] = kinds.GetValueOrDefault(kind) + 1;
            await tracer.WaitForExitAsync(Stop);
        }
        await house.Turn();

        var (entries, leaves) = (await house.Ask(Entries), await house.Ask(Leaves));
        var heads = await house.Ask("SELECT count(*) FROM trust.tree_head");
        var anchors = (await File.ReadAllLinesAsync(house.Anchors, Stop)).LongLength;
        TestContext.Current.TestOutputHelper?.WriteLine($"sequencer killed {killed} of {MostPoints} ({string.Join(", ", kinds.Select(k => $"{k.Key} {k.Value}"))}): entries {entries}, leaves {leaves}, heads {heads}, anchors {anchors}");
        Assert.Equal((entries, heads), (leaves, anchors));
        Assert.True(killed > MostPoints / 2, $"only {killed} were killed at their step");
        Assert.Equal((long)entries! - 1, await house.Ask("SELECT max(index) FROM trust.journal_leaf"));
    }

    [Fact]
    public async Task Whoever_holds_the_application_s_rights_can_add_and_nothing_else()
    {
        await house.Note(2);
        await house.Turn();
        await using var source = NpgsqlDataSource.Create(OffenesHaus.Platform.Roles.AsApplication(house.Database));
        foreach (var table in (string[])["journal", "journal_leaf", "journal_node", "tree_head", "journal_check"])
            foreach (var sql in (string[])[$"DELETE FROM trust.{table}", $"TRUNCATE trust.{table}", $"UPDATE trust.{table} SET {(table == "journal" ? "reason = 'SetUp'" : table.EndsWith("head", StringComparison.Ordinal) ? "line = ''" : table.EndsWith("check", StringComparison.Ordinal) ? "fault = ''" : "hash = ''")}", $"DROP TABLE trust.{table}"])
            {
                await using var command = source.CreateCommand(sql);
                var no = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync(Stop));
                Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, no.SqlState);
            }

        // And the owner, who may change the shape, is held back by the triggers.
        var owner = await Assert.ThrowsAsync<PostgresException>(() => house.Ask("DELETE FROM trust.journal"));
        Assert.Equal("OH002", owner.SqlState);
    }

    [Fact]
    public async Task An_entry_is_proven_under_the_first_head_that_covers_it_and_later_heads_continue_earlier_ones()
    {
        await house.Note(300);
        await house.Turn();
        await house.Note(5);
        await house.Turn();
        var proofs = house.Services.GetRequiredService<InclusionProofs>();
        var ids = new List<Guid>();
        await using (var source = NpgsqlDataSource.Create(house.Database + ";Pooling=false"))
        await using (var command = source.CreateCommand("SELECT entry FROM trust.journal_leaf ORDER BY index"))
        await using (var row = await command.ExecuteReaderAsync(Stop))
            while (await row.ReadAsync(Stop))
                ids.Add(row.GetGuid(0));

        using var keys = PublicKeys.In(Path.GetDirectoryName(house.Anchors)!);
        var anchored = (await File.ReadAllLinesAsync(house.Anchors, Stop)).ToHashSet(StringComparer.Ordinal);
        foreach (var id in ids.Where((_, i) => i % 7 == 0 || i > ids.Count - 8))
        {
            var (proof, head) = (await proofs.See(id, Stop))!.Value;
            Assert.True(MerkleTree.Holds(proof, head.Root) && keys.Signed(head) && anchored.Contains(head.Line));
        }
        Assert.Null(await proofs.See(Guid.CreateVersion7(), Stop));

        var heads = anchored.Select(l => TreeHead.TryParse(l, out var h) ? h : throw new InvalidOperationException(l)).OrderBy(h => h.Number).ToList();
        foreach (var (earlier, later) in heads.Zip(heads.Skip(1)))
            Assert.True(MerkleTree.Continues(await proofs.See(earlier.Size, later.Size, Stop), earlier.Root, later.Root));
    }

    [Theory]
    [InlineData(0, 5, true)] // five minutes and something new
    [InlineData(0, 4, false)]
    [InlineData(1_000, 0, true)] // a thousand entries at once
    [InlineData(999, 1, false)]
    [InlineData(0, -60, true)] // a clock set back keeps nothing waiting
    public void A_head_is_signed_after_five_minutes_or_a_thousand_entries(int more, int minutes, bool due)
    {
        var last = new TreeHead { Number = 3, Size = 10, Root = [], Previous = [], KeyId = "", SignedAt = new(2026, 11, 2, 8, 0, 0, TimeSpan.Zero) };

        Assert.Equal(due, ChainEntries.IsDue(last, 11 + Math.Max(0, more - 1), last.SignedAt.AddMinutes(minutes), closing: false));
        Assert.False(ChainEntries.IsDue(last, 10, last.SignedAt.AddHours(23), closing: true));
        Assert.True(ChainEntries.IsDue(last, 10, last.SignedAt.AddHours(24), closing: false));
        Assert.False(ChainEntries.IsDue(null, 0, last.SignedAt, closing: true));
    }

    [Fact]
    public async Task A_machine_that_watches_is_told_when_the_anchors_are_gone_and_nothing_else()
    {
        await house.Note(3);
        await house.Turn();
        await house.Note(3);
        await house.Turn();
        using var visitor = house.Visitor();
        Assert.Equal(HttpStatusCode.OK, (await visitor.Get("/healthz/journal")).StatusCode);

        File.Move(house.Anchors, house.Anchors + ".away");
        try
        {
            var answer = await visitor.Get("/healthz/journal");
            Assert.Equal((HttpStatusCode.ServiceUnavailable, """{"status":503}"""), (answer.StatusCode, await answer.Content.ReadAsStringAsync(Stop)));
            await house.Note(3);
            // Entries still get their place; a new file is never begun in silence.
            await Assert.ThrowsAsync<AnchorsDiffer>(() => house.Turn());
            Assert.Equal(await house.Ask(Entries), await house.Ask(Leaves));
            Assert.False(File.Exists(house.Anchors));
        }
        finally
        {
            File.Move(house.Anchors + ".away", house.Anchors);
        }
        await house.Turn();
    }
}
