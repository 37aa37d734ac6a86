using System.Collections.Concurrent;
using System.Diagnostics;

namespace OffenesHaus.Bench;

/// <summary>Eight people at once, each on a connection of their own, one request after the other, for a bounded time.</summary>
internal static class Load
{
    public const int People = 8;

    /// <summary>Each person's work is one unit; it returns how many rows the database should have gained by it.</summary>
    public static Round For(TimeSpan time, IReadOnlyList<Func<int>> people, Func<double> processorTime)
    {
        var used = processorTime();
        var times = people.Select(_ => new List<double>(100_000)).ToArray();
        var rows = new int[people.Count];
        var failed = new ConcurrentQueue<Exception>();
        var since = Stopwatch.GetTimestamp();
        var threads = people.Select((work, i) => new Thread(() =>
        {
            try
            {
                while (failed.IsEmpty && Stopwatch.GetElapsedTime(since) < time)
                {
                    var began = Stopwatch.GetTimestamp();
                    rows[i] += work();
                    times[i].Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
                }
            }
            catch (Exception e)
            {
                failed.Enqueue(e);
            }
        })).ToList();
        threads.ForEach(t => t.Start());
        threads.ForEach(t => t.Join());
        if (failed.TryPeek(out var first))
            throw new InvalidOperationException("One of the people did not get what was expected.", first);
        var took = Stopwatch.GetElapsedTime(since).TotalSeconds;

        var all = times.SelectMany(t => t).Order().ToList();
        return new() { PerSecond = all.Count / took, P50 = all[all.Count / 2], P99 = all[all.Count * 99 / 100], Processor = (processorTime() - used) / all.Count, Rows = rows.Sum() };
    }
}

/// <summary>What one round came to; times in milliseconds.</summary>
internal sealed record Round
{
    public required double PerSecond { get; init; }

    public required double P50 { get; init; }

    public required double P99 { get; init; }

    /// <summary>Processor time of the server and its database for one of them.</summary>
    public required double Processor { get; init; }

    public required int Rows { get; init; }
}
