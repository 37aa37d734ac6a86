using System.Globalization;

namespace OffenesHaus.Bench;

/// <summary>Each piece of work beside its floor, alternating in one run; the medians of the rounds, and the rows in the database counted afterwards.</summary>
internal static class Speed
{
    internal static readonly int Rounds = Setting("OH_ROUNDS", 5);
    internal static readonly TimeSpan Time = TimeSpan.FromSeconds(Setting("OH_SECONDS", 2));

    public static async Task<int> Run()
    {
        await using var servers = await Servers.Start(withFloor: true);
        var lines = new List<Line>
        {
            new("start page", 0.5, () => Visits.Page(servers.House, "/de"), "Kestrel, page built per request", () => Visits.Page(servers.Floor, "/page")),
            new("form step, shown", 0.5, () => Visits.StepShown(servers.House), "Razor Pages form, one indexed read", () => Visits.Page(servers.Floor, "/form/7")),
            new("form step, saved", 0.4, () => Visits.StepSaved(servers.House), "same rows, one commit", () => Visits.Bare(servers.Floor, "/step", 900, Floor.Step))
            {
                Proof = ("house", "SELECT count(*) FROM intake.answers"), FloorProof = ("floor", "SELECT count(*) FROM kept"),
            },
            new("hand-in: page, receipt", 0.4, () => Visits.HandIn(servers.House, null), "same rows, one commit", () => Visits.Bare(servers.Floor, "/hand-in", 900, Floor.HandIn))
            {
                Proof = ("house", "SELECT count(*) FROM intake.arrival a JOIN cases.task t USING (request_id)"), FloorProof = ("floor", "SELECT count(*) FROM kept"),
            },
            new("hand-in with 300 kB file", 0.4, () => Visits.HandIn(servers.House, new byte[300_000]), "same bytes synced, same rows", () => Visits.Bare(servers.Floor, "/hand-in-file", 300_000, Floor.HandIn + 2))
            {
                Proof = ("house", "SELECT count(*) FROM intake.file WHERE arrival_id IS NOT NULL"), FloorProof = ("floor", "SELECT count(*) FROM kept"),
            },
            new("one row", null, null, "Kestrel and one INSERT", () => Visits.Bare(servers.Floor, "/row", 900, 1)) { FloorProof = ("floor", "SELECT count(*) FROM kept") },
        };
        var only = Environment.GetEnvironmentVariable("OH_ONLY");
        lines.RemoveAll(l => only is not null && !l.Name.Contains(only, StringComparison.Ordinal));

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Load.People} connections, {Rounds} rounds of {Time.TotalSeconds:0} s each, alternating; medians. {Environment.ProcessorCount} processors, load average {LoadAverage()}."));
        Console.WriteLine("| work | per s | p50 ms | p99 ms | CPU ms | floor | per s | p50 ms | p99 ms | CPU ms | ratio | by CPU | goal |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        var wrong = 0;
        foreach (var line in lines)
            wrong += await line.Measure(servers, Rounds, Time);
        wrong += await DeskSpeed.Run(only);
        Console.WriteLine(wrong == 0 ? $"Every row that was answered for is stored. Load average {LoadAverage()}." : $"{wrong} lines whose rows do not add up.");
        return wrong == 0 ? 0 : 1;
    }

    internal static string LoadAverage() => File.ReadAllText("/proc/loadavg").Split(' ')[0];

    private static int Setting(string name, int standard) => int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var set) ? set : standard;
}
