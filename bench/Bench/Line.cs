using System.Globalization;

namespace OffenesHaus.Bench;

/// <summary>One line of the table: the house's work and its floor. Work is null where only the floor is of interest.</summary>
internal sealed record Line(string Name, double? Goal, Func<IReadOnlyList<Func<int>>>? House, string FloorName, Func<IReadOnlyList<Func<int>>> Floor)
{
    /// <summary>Database and query whose count must grow by exactly the rows that were answered for.</summary>
    public (string Database, string Sql)? Proof { get; init; }

    public (string Database, string Sql)? FloorProof { get; init; }

    /// <summary>Prints the line; returns how many of its two counts are wrong.</summary>
    public async Task<int> Measure(Servers servers, int rounds, TimeSpan time)
    {
        var (house, floor) = (House?.Invoke(), Floor());
        var (before, floorBefore) = (await Count(servers, Proof), await Count(servers, FloorProof));
        var warmUp = TimeSpan.FromSeconds(5);
        int owed = house is null ? 0 : Load.For(warmUp, house, servers.ProcessorTime).Rows, floorOwed = Load.For(warmUp, floor, servers.ProcessorTime).Rows;

        List<Round> ours = [], theirs = [];
        for (var i = 0; i < rounds; i++)
        {
            if (house is not null)
                ours.Add(Load.For(time, house, servers.ProcessorTime));
            theirs.Add(Load.For(time, floor, servers.ProcessorTime));
        }

        owed += ours.Sum(r => r.Rows);
        floorOwed += theirs.Sum(r => r.Rows);
        var wrong = await Wrong(servers, Proof, before, owed) + await Wrong(servers, FloorProof, floorBefore, floorOwed);
        var (ratio, processor) = house is null ? ("", "")
            : (Said(Median(ours, r => r.PerSecond) / Median(theirs, r => r.PerSecond), "0.00"), Said(Median(theirs, r => r.Processor) / Median(ours, r => r.Processor), "0.00"));
        Console.WriteLine($"| {Name} | {Figures(ours)} | {FloorName} | {Figures(theirs)} | {ratio} | {processor} | {(Goal is { } goal ? "≥ " + Said(goal, "0.0") : "")} |{(wrong > 0 ? " ROWS MISSING" : "")}");
        return wrong;
    }

    private static async Task<long> Count(Servers servers, (string Database, string Sql)? proof) => proof is { } p ? await servers.Count(p.Database, p.Sql) : 0;

    private static async Task<int> Wrong(Servers servers, (string Database, string Sql)? proof, long before, long owed) =>
        proof is not null && await Count(servers, proof) - before != owed ? 1 : 0;

    internal static string Figures(List<Round> rounds) => rounds.Count == 0 ? "| | |" : $"{Said(Median(rounds, r => r.PerSecond), "0")} | {Said(Median(rounds, r => r.P50), "0.0")} | {Said(Median(rounds, r => r.P99), "0.0")} | {Said(Median(rounds, r => r.Processor), "0.00")}";

    internal static double Median(List<Round> rounds, Func<Round, double> of) => rounds.Select(of).Order().ElementAt(rounds.Count / 2);

    internal static string Said(double figure, string format) => figure.ToString(format, CultureInfo.InvariantCulture);
}
