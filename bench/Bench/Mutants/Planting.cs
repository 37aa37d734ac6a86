using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace OffenesHaus.Bench.Mutants;

/// <summary>Plants each fault in turn, asks the tests, and counts. Two processes work; one that hangs is ended, and hanging counts as noticed.</summary>
internal static class Planting
{
    /// <summary>Per cent of the planted faults that must be noticed.</summary>
    private const double Goal = 90;


    public static string Root => Environment.GetEnvironmentVariable("OH_ROOT") ?? Directory.GetCurrentDirectory();

    /// <summary>Reads numbers of faults, answers one line each.</summary>
    public static int Work()
    {
        var (shelf, tests) = (new Shelf(Root), new LawTests(Root));
        tests.Begin();
        while (Console.ReadLine() is { } line)
        {
            var fault = line == "none" ? null : shelf.Faults[int.Parse(line, CultureInfo.InvariantCulture)];
            Console.WriteLine(shelf.Compile(fault) is { } law ? tests.Noticed(law) ?? "-" : "!");
        }

        return 0;
    }

    public static async Task<int> Run()
    {
        var begun = Stopwatch.GetTimestamp();
        var shelf = new Shelf(Root);
        var every = int.TryParse(Environment.GetEnvironmentVariable("OH_EVERY"), CultureInfo.InvariantCulture, out var n) && n > 0 ? n : 1;
        TimeSpan patience;
        using (var first = new Worker())
        {
            var sound = await first.Ask("none", TimeSpan.FromMinutes(5));
            // Twice what all tests need of the shelf as it stands: whoever needs more, hangs.
            patience = 2 * first.Used;
            if (sound != "-")
            {
                Console.WriteLine($"The shelf as it stands does not pass its own tests ({sound}): nothing can be said about faults.");
                return 1;
            }
        }

        // Drawn in an order that is the same every time and favours no file: what is tried before time is up stands for all.
        var random = new Random(1);
        var waiting = new ConcurrentQueue<int>(Enumerable.Range(0, shelf.Faults.Count).OrderBy(_ => random.Next()).Where((_, i) => i % every == 0));
        var drawn = waiting.Count;
        var minutes = int.TryParse(Environment.GetEnvironmentVariable("OH_MINUTES"), CultureInfo.InvariantCulture, out var m) && m > 0 ? m : 15;
        var found = new ConcurrentDictionary<int, string>();
        await Task.WhenAll(Enumerable.Range(0, Environment.ProcessorCount).Select(_ => Task.Run(async () =>
        {
            var worker = new Worker();
            while (Stopwatch.GetElapsedTime(begun).TotalMinutes < minutes && waiting.TryDequeue(out var next))
            {
                var answer = await worker.Ask(next.ToString(CultureInfo.InvariantCulture), patience);
                found[next] = answer ?? "hangs";
                if (answer is not null)
                    continue;
                worker.Dispose();
                worker = new();
            }

            worker.Dispose();
        })));

        Console.WriteLine($"{found.Count} of {drawn} drawn faults tried; {shelf.Faults.Count} are in the catalogue.\n");
        return Tell(shelf, found, Stopwatch.GetElapsedTime(begun)) ? 0 : 1;
    }

    private static bool Tell(Shelf shelf, ConcurrentDictionary<int, string> found, TimeSpan took)
    {
        var planted = found.Where(f => f.Value != "!").ToList();
        Console.WriteLine("| folder | planted | noticed | not noticed | share |\n| --- | --- | --- | --- | --- |");
        foreach (var folder in planted.GroupBy(f => Path.GetDirectoryName(shelf.Faults[f.Key].Tree.FilePath)!, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
            Row(folder.Key, [.. folder]);
        Row("all", planted);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n{found.Count - planted.Count} did not compile and do not count; {planted.Count(f => f.Value == "hangs")} hung and count as noticed; {took.TotalMinutes:0.0} minutes.\n"));
        foreach (var missed in planted.Where(f => f.Value == "-").OrderBy(f => f.Key))
            Console.WriteLine($"not noticed: {shelf.Faults[missed.Key]}");
        var share = planted.Count == 0 ? 0 : 100.0 * planted.Count(f => f.Value != "-") / planted.Count;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{share:0.0} % noticed, goal ≥ {Goal:0} %{(share >= Goal ? "" : ": MISSED")}"));
        return share >= Goal;
    }

    private static void Row(string name, List<KeyValuePair<int, string>> faults)
    {
        var missed = faults.Count(f => f.Value == "-");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {faults.Count} | {faults.Count - missed} | {missed} | {100.0 * (faults.Count - missed) / faults.Count:0.0} % |"));
    }
}
