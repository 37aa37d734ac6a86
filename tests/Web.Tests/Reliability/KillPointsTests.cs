using System.Globalization;

namespace OffenesHaus.Web.Tests.Reliability;

/// <summary>
/// A house killed at each of its writes, syncs, renames and sends, one after the other, while it takes in one step of a journey; a second house
/// on the same data takes the same post again. Enumerated, not drawn: what is not killed here is killed nowhere else in these steps.
/// </summary>
public sealed class KillPointsTests(OpenHouse standing) : IClassFixture<OpenHouse>
{
    // The steps that promise most come first, in case the points are limited.
    private static readonly int[] Steps = [Journey.HandIn, Journey.Files, Journey.Begin, Journey.Receipt, Journey.Closing, Journey.What];

    private static readonly int MostPoints = int.Parse(Environment.GetEnvironmentVariable("OH_KILL_POINTS") ?? "50", CultureInfo.InvariantCulture);

    [Fact]
    public async Task A_house_killed_at_every_write_of_a_journey_loses_doubles_and_halves_nothing()
    {
        Assert.SkipUnless(HouseProcess.CanBeTraced, "strace is not installed");
        using var witness = new Witness(Path.Combine(standing.Data, "promises"));
        var (points, kinds) = (0, new SortedDictionary<string, int>(StringComparer.Ordinal));
        var next = HouseProcess.Start(standing.Database, standing.Data);
        foreach (var step in Steps)
        {
            for (var (call, died) = (1, true); died && points < MostPoints; call++, points++)
            {
                await using var victim = await next;
                next = HouseProcess.Start(standing.Database, standing.Data);
                var journey = new Journey();
                await journey.Walk(standing.Address, Journey.Begin, step);
                var sheet = await journey.Prepare(standing.Address, step);

                using var tracer = await victim.DieAt(call);
                died = await Died(journey.Send(victim.Address, step, sheet));
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
            $"R1 kill points {points} ({string.Join(", ", kinds.Select(k => $"{k.Key} {k.Value}"))}), acked {witness.Promises}, lost {lost}, dup {doubled}, half {half}, orphan blobs {orphans}");
        Assert.Equal((0, 0, 0), (lost, doubled, half));

        // Every write of every step, or as many as were asked for: each step ended alive once, so none is left.
        Assert.True(points == MostPoints || kinds["after the answer"] == Steps.Length, "a step was left before it had ended alive");
        Assert.True(points >= Math.Min(MostPoints, 50), $"only {points} points were found");
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
