using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace OffenesHaus.Bench;

/// <summary>The longest page of any form, asked for a hundred times a second as people come: at fixed moments, whether the one before was answered or not. Waiting in line counts.</summary>
internal static class LongestPage
{
    private const int PerSecond = 100;
    private const double Goal = 20;

    public static async Task<int> Run()
    {
        var seconds = int.Parse(Environment.GetEnvironmentVariable("OH_SECONDS") ?? "20", CultureInfo.InvariantCulture);
        await using var servers = await Servers.Start(withFloor: false);
        var (path, bytes) = Longest(servers.House);
        Ask(servers.House, path, PerSecond * 5);
        var times = Ask(servers.House, path, PerSecond * seconds);
        var p99 = times[times.Count * 99 / 100];
        Console.WriteLine("| longest page | HTML kB | per s | p50 ms | p99 ms | goal |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- |");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {path} | {bytes / 1000.0:0.0} | {PerSecond} | {times[times.Count / 2]:0.0} | {p99:0.0} | ≤ {Goal}{(p99 > Goal ? ", **missed**" : "")} |"));
        return 0;
    }

    // Every page of every form that somebody who has begun can open, by the size of what comes back.
    private static (string Path, int Bytes) Longest(Uri house)
    {
        var longest = ("", 0);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Path.GetDirectoryName(Environment.GetEnvironmentVariable("OH_WEB"))!, "forms"), "form.json", SearchOption.AllDirectories))
        {
            var form = Path.GetFileName(Path.GetDirectoryName(file));
            using var wire = new Wire(house);
            using var definition = JsonDocument.Parse(File.ReadAllText(file), new() { CommentHandling = JsonCommentHandling.Skip });
            foreach (var page in definition.RootElement.GetProperty("pages").EnumerateArray())
            {
                var path = $"/de/anliegen/{form}/{page.GetProperty("code").GetString()}";
                if (wire.Get(path) == 200 && wire.Body.Length > longest.Item2)
                    longest = (path, wire.Body.Length);
            }
        }

        return longest;
    }

    private static List<double> Ask(Uri house, string path, int times)
    {
        var taken = new double[times];
        var (next, began) = (-1, Stopwatch.GetTimestamp());
        var people = Enumerable.Range(0, Load.People * 2).Select(_ => new Thread(() =>
        {
            using var wire = new Wire(house);
            for (var n = Interlocked.Increment(ref next); n < times; n = Interlocked.Increment(ref next))
            {
                var due = TimeSpan.FromSeconds((double)n / PerSecond);
                if (due - Stopwatch.GetElapsedTime(began) is { Ticks: > 0 } early)
                    Thread.Sleep(early);
                if (wire.Get(path) != 200)
                    throw new InvalidOperationException($"{path} did not come.");
                taken[n] = (Stopwatch.GetElapsedTime(began) - due).TotalMilliseconds;
            }
        })).ToList();
        people.ForEach(p => p.Start());
        people.ForEach(p => p.Join());
        return [.. taken.Order()];
    }
}
