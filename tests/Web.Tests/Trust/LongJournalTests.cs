using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OffenesHaus.Trust;

namespace OffenesHaus.Web.Tests.Trust;

/// <summary>A journal of many years; OH_JOURNAL_ENTRIES=1000000 for ./oh bench journal.</summary>
public sealed class LongJournalTests(ProvenHouse house) : IClassFixture<ProvenHouse>
{
    private static readonly int Entries = int.Parse(Environment.GetEnvironmentVariable("OH_JOURNAL_ENTRIES") ?? "5000", CultureInfo.InvariantCulture);

    [Fact]
    public async Task A_long_journal_is_chained_and_checked_without_ever_standing_in_memory()
    {
        await Fill();
        var begun = Stopwatch.GetTimestamp();
        await house.Turn();
        var chained = Entries / Stopwatch.GetElapsedTime(begun).TotalSeconds;

        GC.Collect();
        using var peak = new Peak(GC.GetTotalMemory(forceFullCollection: true));
        var found = await house.Verify();
        // What began earlier in another database of this server is waited for: the rest is chained at a later turn.
        for (var later = 0; later < 60 && found.Chained < Entries; later++)
        {
            await Task.Delay(500, TestContext.Current.CancellationToken);
            await house.Turn();
            found = await house.Verify();
        }

        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"journal of {found.Chained} entries, {found.Heads} heads: chained {chained:0} entries/s, checked {found.Chained / found.Took.TotalSeconds:0} entries/s, {peak.Most / 1_000_000} MB more while checking"));
        Assert.Null(found.Fault);
        Assert.True(found.Chained >= Entries && found.Heads >= Entries / 1_000);
        Assert.True(peak.Most < 200_000_000, $"{peak.Most} bytes");
    }

    private async Task Fill()
    {
        var key = house.Services.GetRequiredService<JournalKey>();
        await using var source = NpgsqlDataSource.Create(house.Database + ";Pooling=false");
        await using var connection = await source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var copy = await connection.BeginBinaryImportAsync("COPY trust.journal (id, kind, about, actor_kind, actor_id, reason, at, salt, commitment) FROM STDIN (FORMAT binary)", TestContext.Current.CancellationToken);
        var at = new DateTimeOffset(2026, 11, 2, 8, 0, 0, TimeSpan.Zero);
        for (var i = 0; i < Entries; i++)
        {
            var entry = new JournalEntry { Id = Guid.CreateVersion7(at.AddMilliseconds(i)), Kind = JournalKind.RequestRead, About = Guid.CreateVersion7(at), ActorKind = ActorKind.Clerk, ActorId = Guid.CreateVersion7(at), Reason = ReasonCode.OpenTask, At = at.AddMilliseconds(i), Salt = Guid.CreateVersion7(at).ToByteArray() };
            entry.Commitment = entry.Text().Commit(key);
            copy.StartRow();
            copy.Write(entry.Id);
            copy.Write(entry.Kind.ToString());
            copy.Write(entry.About);
            copy.Write(entry.ActorKind.ToString());
            copy.Write(entry.ActorId!.Value);
            copy.Write(entry.Reason.ToString());
            copy.Write(entry.At, NpgsqlTypes.NpgsqlDbType.TimestampTz);
            copy.Write(entry.Salt);
            copy.Write(entry.Commitment);
        }
        await copy.CompleteAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The most memory in use above a floor, looked at ten times a second.</summary>
    private sealed class Peak : IDisposable
    {
        private readonly Timer timer;

        public Peak(long floor) => timer = new(_ => Most = Math.Max(Most, GC.GetTotalMemory(forceFullCollection: false) - floor), null, 0, 100);

        public long Most { get; private set; }

        public void Dispose() => timer.Dispose();
    }
}
