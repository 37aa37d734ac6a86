using Microsoft.Extensions.DependencyInjection;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Proof;

namespace OffenesHaus.Web.Tests.Trust;

/// <summary>A house whose sequencer only turns when the test says so.</summary>
public sealed class ProvenHouse : OpenHouse
{
    protected override HouseSettings Settings(HouseSettings settings) => settings with { Jobs = false };

    internal string Anchors => Path.Combine(Data, "anchors", AnchorFile.Name);

    /// <summary>So many entries in as many commits, as verbs write them.</summary>
    internal async Task Note(int entries)
    {
        for (var i = 0; i < entries; i++)
        {
            await using var scope = As(ActorKind.Clerk, Guid.CreateVersion7());
            scope.ServiceProvider.GetRequiredService<Journal>().Note(JournalKind.RequestRead, Guid.CreateVersion7(), ReasonCode.OpenTask);
            await scope.ServiceProvider.GetRequiredService<OfficeDb>().SaveChangesAsync(TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Turns until nothing is left to do, and signs what is there, once every change has ended that would keep entries waiting.</summary>
    internal async Task Turn()
    {
        await OlderChangesHaveEnded();
        await TurnNow();
    }

    /// <summary>The same, whatever is open.</summary>
    internal async Task TurnNow()
    {
        while (await Services.GetRequiredService<ChainEntries>().Run(closing: true, TestContext.Current.CancellationToken))
        {
        }
    }

    // A change of any database of the cluster keeps younger entries from their place: the house's next turn takes them, a test's has to wait.
    private async Task OlderChangesHaveEnded()
    {
        var begun = await Ask("SELECT pg_snapshot_xmax(pg_current_snapshot())::text");
        for (var tries = 0; await Ask($"SELECT pg_snapshot_xmin(pg_current_snapshot()) < '{begun}'::xid8") is true; tries++)
        {
            if (tries == 3_000)
                throw new TimeoutException("A change of another class stays open.");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    internal Task<JournalFindings> Verify() => Services.GetRequiredService<VerifyJournal>().Run(TestContext.Current.CancellationToken);

    internal Task AsSuperuser(string sql) => new ServerOwner(Database).Do(sql);
}
