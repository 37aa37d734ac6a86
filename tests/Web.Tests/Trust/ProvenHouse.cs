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

    /// <summary>Turns until nothing is left to do, and signs what is there.</summary>
    internal async Task Turn(bool closing = true)
    {
        while (await Services.GetRequiredService<ChainEntries>().Run(closing, TestContext.Current.CancellationToken))
        {
        }
    }

    internal Task<JournalFindings> Verify() => Services.GetRequiredService<VerifyJournal>().Run(TestContext.Current.CancellationToken);

    internal Task AsSuperuser(string sql) => new ServerOwner(Database).Do(sql);
}
