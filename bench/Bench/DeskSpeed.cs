using System.Globalization;

namespace OffenesHaus.Bench;

/// <summary>What a clerk waits for: a page of the worklist and a search with one hit, over 10,000 and over 100,000 requests, and the floor over the larger, in turn.</summary>
internal static class DeskSpeed
{
    private const int Few = 10_000, Many = 100_000;

    /// <summary>How much slower the same page may be over ten times as many requests.</summary>
    private const double MostGrowth = 1.2;

    private const string Searches = "SELECT count(*) FROM trust.journal WHERE kind = 'RequestsSearched'";

    /// <summary>Prints its lines; returns how many counts are wrong. <paramref name="only"/>: a part of a line's name.</summary>
    public static async Task<int> Run(string? only)
    {
        bool Wanted(string name) => only is null || name.Contains(only, StringComparison.Ordinal);
        if (!Wanted("worklist page of 50") && !Wanted("search, one hit"))
            return 0;

        await using var servers = await Servers.Start();
        var few = await servers.OpenHouse("few", demonstration: true);
        var many = await servers.OpenHouse("many", demonstration: true);
        await DeskFill.Run(servers, "few", Few);
        await DeskFill.Run(servers, "many", Many);
        var floor = await servers.OpenFloor("many");

        var wrong = 0;
        if (Wanted("worklist page of 50"))
            wrong += await Measure(servers, "worklist page of 50", Visits.Worklist(few), Visits.Worklist(many), "the same rows by SQL", Visits.BareWorklist(floor));
        if (Wanted("search, one hit"))
            wrong += await Measure(servers, "search, one hit", Visits.Search(few, Few), Visits.Search(many, Many), "one row written, one found", Visits.BareSearch(floor, Many));
        return wrong;
    }

    private static async Task<int> Measure(Servers servers, string work, IReadOnlyList<Func<int>> few, IReadOnlyList<Func<int>> many, string floorName, IReadOnlyList<Func<int>> floor)
    {
        IReadOnlyList<Func<int>>[] contenders = [few, many, floor];
        var rounds = contenders.Select(_ => new List<Round>()).ToArray();
        long[] before = [await servers.Count("few", Searches), await servers.Count("many", Searches)];
        int[] owed = [.. contenders.Select(c => Load.For(TimeSpan.FromSeconds(5), c, servers.ProcessorTime).Rows)];
        for (var i = 0; i < Speed.Rounds; i++)
            foreach (var (c, n) in contenders.Select((c, n) => (c, n)))
            {
                var round = Load.For(Speed.Time, c, servers.ProcessorTime);
                rounds[n].Add(round);
                owed[n] += round.Rows;
            }

        var wrong = (await servers.Count("few", Searches) - before[0] == owed[0] ? 0 : 1) + (await servers.Count("many", Searches) - before[1] == owed[1] ? 0 : 1);
        var (floorSays, growth) = (Line.Figures(rounds[2]), Line.Median(rounds[1], r => r.P50) / Line.Median(rounds[0], r => r.P50));
        foreach (var (requests, ours) in new[] { (Few, rounds[0]), (Many, rounds[1]) })
        {
            var ratio = Line.Median(ours, r => r.PerSecond) / Line.Median(rounds[2], r => r.PerSecond);
            var processor = Line.Median(rounds[2], r => r.Processor) / Line.Median(ours, r => r.Processor);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {work}, {requests:#,0} requests, one client | {Line.Figures(ours)} | {floorName} | {floorSays} | {ratio:0.00} | {processor:0.00} | {(requests == Many ? $"100,000 / 10,000: {growth:0.00}, goal ≤ {MostGrowth}" : "")} |{(wrong > 0 ? " ROWS MISSING" : "")}"));
        }
        return wrong;
    }
}
