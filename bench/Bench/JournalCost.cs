using System.Globalization;

namespace OffenesHaus.Bench;

/// <summary>
/// What the journal costs a hand-in: two houses that are the same program, in turn; the database of one keeps no entry. There the triggers that demand entries are gone, and the journal
/// is a view that takes every line and writes none. That house still words and seals its lines and sends them: what it does not pay is every row, index, trigger and byte on the disk.
/// </summary>
internal static class JournalCost
{
    /// <summary>Hand-ins with the journal, of those without.</summary>
    private const double Goal = 0.8;

    private const string KeepNothing = """
        DROP FUNCTION trust.demand_entry() CASCADE;
        ALTER TABLE trust.journal RENAME TO journal_kept;
        CREATE VIEW trust.journal AS SELECT * FROM trust.journal_kept WHERE false;
        ALTER VIEW trust.journal ALTER COLUMN tx SET DEFAULT pg_current_xact_id();
        CREATE FUNCTION trust.keep_nothing() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
        CREATE TRIGGER keep_nothing INSTEAD OF INSERT ON trust.journal FOR EACH ROW EXECUTE FUNCTION trust.keep_nothing();
        GRANT SELECT, INSERT ON trust.journal TO offenes_haus_app;
        """;

    private const string Arrivals = "SELECT count(*) FROM intake.arrival", Entries = "SELECT count(*) FROM trust.journal WHERE kind = 'HandedIn'", Kept = "SELECT count(*) FROM trust.journal_kept WHERE kind = 'HandedIn'";

    /// <summary>1 where the goal is missed, or a row is.</summary>
    public static async Task<int> Run()
    {
        await using var servers = await Servers.Start();
        var houses = new[] { await servers.OpenHouse("with_journal"), await servers.OpenHouse("without_journal") };
        await servers.Do("without_journal", KeepNothing);
        IReadOnlyList<Func<int>>[] visits = [.. houses.Select(h => Visits.HandIn(h, null))];
        var rounds = visits.Select(_ => new List<Round>()).ToArray();
        int[] owed = [.. visits.Select(v => Load.For(TimeSpan.FromSeconds(5), v, servers.ProcessorTime).Rows)];
        for (var i = 0; i < Speed.Rounds; i++)
            // Who goes first changes: what one leaves to be written is not always the other's to wait for.
            foreach (var n in i % 2 == 0 ? (int[])[0, 1] : [1, 0])
            {
                var round = Load.For(Speed.Time, visits[n], servers.ProcessorTime);
                rounds[n].Add(round);
                owed[n] += round.Rows;
            }

        var isWhole = await servers.Count("with_journal", Arrivals) == owed[0] && await servers.Count("with_journal", Entries) == owed[0]
            && await servers.Count("without_journal", Arrivals) == owed[1] && await servers.Count("without_journal", Kept) == 0;
        var ratio = Line.Median(rounds[0], r => r.PerSecond) / Line.Median(rounds[1], r => r.PerSecond);
        var processor = Line.Median(rounds[1], r => r.Processor) / Line.Median(rounds[0], r => r.Processor);
        Console.WriteLine($"{Load.People} connections, {Speed.Rounds} rounds of {Line.Said(Speed.Time.TotalSeconds, "0")} s each, in turn; medians. {Environment.ProcessorCount} processors, load average {Speed.LoadAverage()}.");
        Console.WriteLine("| hand-ins | per s | p50 ms | p99 ms | CPU ms |");
        Console.WriteLine("| --- | --- | --- | --- | --- |");
        Console.WriteLine($"| with the journal | {Line.Figures(rounds[0])} |");
        Console.WriteLine($"| without it | {Line.Figures(rounds[1])} |");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"hand-ins with the journal / without: {ratio:0.00}, by CPU {processor:0.00}, goal >= {Goal:0.0}{(ratio < Goal ? ", MISSED" : "")}{(isWhole ? "; every row that was answered for is stored" : "; ROWS MISSING")}. Load average {Speed.LoadAverage()}."));
        return ratio >= Goal && isWhole ? 0 : 1;
    }
}
