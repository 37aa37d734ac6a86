namespace OffenesHaus.Web.Tests.Reliability;

/// <summary>The line to the database breaks after COMMIT was sent and before its answer came: nobody in the house knows whether it happened.</summary>
public sealed class UnknownCommitTests(UnknownCommitTests.RelayedHouse house) : IClassFixture<UnknownCommitTests.RelayedHouse>
{
    private const int Wanted = 50;
    private static readonly int[] Steps = [Journey.HandIn, Journey.Files, Journey.HandIn, Journey.Begin];

    [Fact]
    public async Task A_commit_of_unknown_outcome_is_asked_for_by_its_key_and_never_done_twice()
    {
        using var witness = new Witness(Path.Combine(house.Data, "promises"));
        var retried = 0;
        for (var i = 0; house.Relay.Cuts < Wanted && i < 2 * Wanted; i++)
        {
            var (journey, step) = (new Journey(), Steps[i % Steps.Length]);
            await journey.Walk(house.Address, Journey.Begin, step);
            var sheet = await journey.Prepare(house.Address, step);

            house.Relay.Arm(afterTheAnswer: i % 2 == 0);
            if ((await journey.Try(house.Address, sheet)).Status != 302)
            {
                retried++;
                await journey.Send(house.Address, step, sheet);
            }

            await journey.Walk(house.Address, step + 1, Journey.Receipt + 1);
            witness.Saw(journey);
        }

        var (lost, doubled, half, orphans) = await witness.Compare(house.Address, house.Database, house.Data);
        TestContext.Current.TestOutputHelper?.WriteLine($"R3b cuts {house.Relay.Cuts}, sent again by the person {retried}, one row {witness.Promises}, lost {lost}, dup {doubled}, half {half}, orphan blobs {orphans}");
        Assert.Equal((0, 0, 0), (lost, doubled, half));
        Assert.True(house.Relay.Cuts >= Wanted, $"only {house.Relay.Cuts} commits were cut");
    }

    /// <summary>A house whose line to the database can be cut.</summary>
    public sealed class RelayedHouse : OpenHouse
    {
        internal CuttingRelay Relay { get; private set; } = null!;

        protected override string WayTo(string database)
        {
            Relay = new CuttingRelay(database);
            return Relay.Database;
        }
    }
}
