using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OffenesHaus.Correspondence;
using OffenesHaus.Intake.Papers;
using OffenesHaus.Platform;

namespace OffenesHaus.Intake;

/// <summary>Takes away files that no row names: what a crash, or a post that was refused, left in the store. Never younger than a day.</summary>
internal sealed partial class SweepFiles(FileStore store, HouseScope scopes, TimeProvider clock, ILogger<SweepFiles> log) : Recurring(TimeSpan.FromHours(6), clock)
{
    private static readonly TimeSpan OlderThan = TimeSpan.FromHours(24);

    public Task<Swept> Run(CancellationToken stop) => store.Sweep(Known, OlderThan, stop);

    protected override Task Once(CancellationToken stop) => Run(stop);

    protected override void Failed(Exception e) => SweepFailed(log, e);

    private async Task<IReadOnlySet<BlobId>> Known(IReadOnlyCollection<BlobId> asked, CancellationToken stop)
    {
        // As the house: what is merely not seen would look like what nobody names, and be swept.
        await using var scope = scopes();
        var db = scope.ServiceProvider.GetRequiredService<OfficeDb>();
        var ids = asked.Select(b => b.Value).ToList();
        var files = await db.Set<EvidenceFile>().Where(f => ids.Contains(f.Id)).Select(f => f.Id).ToListAsync(stop);
        var letters = await db.Set<Letter>().Where(l => l.Blob != null && ids.Contains(l.Blob.Value)).Select(l => l.Blob!.Value).ToListAsync(stop);
        var sheets = await db.Set<PaperSheet>().Where(s => ids.Contains(s.Id)).Select(s => s.Id).ToListAsync(stop);
        return files.Concat(letters).Concat(sheets).Select(id => new BlobId(id)).ToHashSet();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Unclaimed files could not be swept and will be next time")]
    private static partial void SweepFailed(ILogger log, Exception e);
}
