using System.Diagnostics;
using System.Globalization;

namespace OffenesHaus.Web.Tests.Reliability;

/// <summary>What may happen once, tried by a hundred at the same moment, round after round: verbs in scopes of their own, each with a connection to the one PostgreSQL.</summary>
internal static class Race
{
    public const int Many = 100;

    private static readonly int Rounds = int.Parse(Environment.GetEnvironmentVariable("OH_RACE_ROUNDS") ?? "3", CultureInfo.InvariantCulture);

    // Each race takes a hundred connections of the one PostgreSQL: two at the same time would fight for those.
    private static readonly SemaphoreSlim Turn = new(1, 1);

    /// <summary><paramref name="round"/> says how many won it. Prepared and checked anew each time; the clock counts all of it.</summary>
    public static async Task Run(string what, Func<Task<int>> round)
    {
        await Turn.WaitAsync(TestContext.Current.CancellationToken);
        var (winners, since) = (0, Stopwatch.GetTimestamp());
        try
        {
            for (var i = 0; i < Rounds; i++)
            {
                var won = await round();
                Assert.Equal(1, won);
                winners += won;
            }
        }
        finally
        {
            Turn.Release();
        }

        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"races: {what} rounds {Rounds}, parallel {Many}, winners {winners}, {Stopwatch.GetElapsedTime(since).TotalSeconds / Rounds:0.00} s a round"));
    }

    public static Task<T[]> AtOnce<T>(Func<int, Task<T>> one) => Task.WhenAll(Enumerable.Range(0, Many).Select(i => Task.Run(() => one(i))));
}
