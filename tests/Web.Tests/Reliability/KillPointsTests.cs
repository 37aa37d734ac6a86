using System.Globalization;

namespace OffenesHaus.Web.Tests.Reliability;

/// <summary>
/// A house killed at each of its writes, syncs, renames and sends, one after the other, while it takes in one step of a journey; a second house
/// on the same data takes the same post again. Enumerated, not drawn. Where fewer points are wanted than there are calls, they are spread over all steps,
/// and the last calls of each are all among them: between commit and answer is where most can go wrong.
/// </summary>
public sealed class KillPointsTests(OpenHouse standing) : IClassFixture<OpenHouse>
{
    private const int LastOfAStep = 4;

    private static readonly int[] Steps = [Journey.HandIn, Journey.Files, Journey.Begin, Journey.Receipt, Journey.Closing, Journey.What];

    private static readonly int MostPoints = int.Parse(Environment.GetEnvironmentVariable("OH_KILL_POINTS") ?? "50", CultureInfo.InvariantCulture);

    [Fact]
    public async Task A_house_killed_at_every_write_of_a_journey_loses_doubles_and_halves_nothing()
    {
        Assert.SkipUnless(HouseProcess.CanBeTraced, "strace is not installed");
        using var witness = new Witness(Path.Combine(standing.Data, "promises"));
        var (points, kinds) = (0, new SortedDictionary<string, int>(StringComparer.Ordinal));
        var next = HouseProcess.Start(standing.Database, standing.Data);
        Dictionary<int, IReadOnlyList<TracedCall>> calls = [];
        foreach (var step in Steps)
        {
            await using var counted = await next;
            next = HouseProcess.Start(standing.Database, standing.Data);
            calls[step] = await Calls(counted, step, witness);
        }

        var (all, before) = (calls.Values.Sum(c => c.Count), 0);
        var most = Math.Min(MostPoints, all);
        foreach (var step in Steps)
        {
            // As many as the step has of all calls; what is lost by rounding in one comes to the next.
            var (from, upTo) = (before * most / all, (before + calls[step].Count) * most / all);
            before += calls[step].Count;
            foreach (var call in Spread(calls[step], upTo - from))
            {
                points++;
                await using var victim = await next;
                next = HouseProcess.Start(standing.Database, standing.Data);
                var journey = new Journey();
                await journey.Walk(standing.Address, Journey.Begin, step);
                // Shown by the house that is to die: its lines to the database stand then, and its calls are those that were counted.
                var sheet = await journey.Prepare(victim.Address, step);

                using var tracer = await victim.DieAt(call);
                var died = await Died(journey.Send(victim.Address, step, sheet));
                var kind = await victim.Kill();
                await tracer.WaitForExitAsync(TestContext.Current.CancellationToken);
                kind = died ? kind ?? "unknown" : "after the answer";
                kinds[kind] = kinds.GetValueOrDefault(kind) + 1;

                if (died)
                    await journey.Send(standing.Address, step, sheet);
                await journey.Walk(standing.Address, step + 1, Journey.Receipt + 1);
                witness.Saw(journey);
            }
        }

        // Read back by a house that was started after the last kill.
        await using var restarted = await next;
        var (lost, doubled, half, orphans) = await witness.Compare(restarted.Address, standing.Database, standing.Data);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"R1 calls {string.Join(", ", calls.Values.Select(c => c.Count))}; kill points {points} ({string.Join(", ", kinds.Select(k => $"{k.Key} {k.Value}"))}), acked {witness.Promises}, lost {lost}, dup {doubled}, half {half}, orphan blobs {orphans}");
        Assert.Equal((0, 0, 0), (lost, doubled, half));

        // Every call of every step, or as many as were asked for.
        Assert.Equal(most, points);
        Assert.True(points >= Math.Min(MostPoints, 50), $"only {points} points were found");
        // What the house does by itself meanwhile is counted, too, and never the same: some points lie behind the answer, most must not.
        Assert.True(kinds.GetValueOrDefault("after the answer") <= points / 4, "too many points lay behind the answer");
    }

    // Evenly, and at the end one after the other: how many calls come before the commit is never quite the same.
    private static IEnumerable<TracedCall> Spread(IReadOnlyList<TracedCall> calls, int points)
    {
        var last = Math.Min(LastOfAStep, points / 2);
        return [.. Enumerable.Range(1, points - last).Select(i => calls[i * (calls.Count - last) / (points - last) - 1]), .. calls.TakeLast(last)];
    }

    // What the step does when nobody kills it.
    private async Task<IReadOnlyList<TracedCall>> Calls(HouseProcess house, int step, Witness witness)
    {
        var journey = new Journey();
        await journey.Walk(standing.Address, Journey.Begin, step);
        var sheet = await journey.Prepare(house.Address, step);
        using var tracer = await house.Watch();
        await journey.Send(house.Address, step, sheet);
        // Now: what the house does after its answer is no part of the step.
        var calls = house.Traced();
        await house.Kill();
        await tracer.WaitForExitAsync(TestContext.Current.CancellationToken);
        await journey.Walk(standing.Address, step + 1, Journey.Receipt + 1);
        witness.Saw(journey);
        return calls;
    }

    private static async Task<bool> Died(Task sending)
    {
        try
        {
            await sending;
            return false;
        }
        catch (Exception e) when (e is HttpRequestException or IOException or System.Net.Sockets.SocketException)
        {
            return true;
        }
    }
}
