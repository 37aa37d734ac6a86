using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OffenesHaus.Correspondence;
using OffenesHaus.Intake.Papers;
using OffenesHaus.Platform;

namespace OffenesHaus.Intake;

/// <summary>Which files of the store a row names. Asked as the house: what is merely not seen would look like what nobody names.</summary>
public sealed class NamedBlobs(HouseScope scopes)
{
    public async Task<IReadOnlySet<BlobId>> Of(IReadOnlyCollection<BlobId> asked, CancellationToken stop)
    {
        await using var scope = scopes();
        var db = scope.ServiceProvider.GetRequiredService<OfficeDb>();
        var ids = asked.Select(b => b.Value).ToList();
        var files = await db.Set<EvidenceFile>().Where(f => ids.Contains(f.Id)).Select(f => f.Id).ToListAsync(stop);
        var letters = await db.Set<Letter>().Where(l => l.Blob != null && ids.Contains(l.Blob.Value)).Select(l => l.Blob!.Value).ToListAsync(stop);
        var sheets = await db.Set<PaperSheet>().Where(s => ids.Contains(s.Id)).Select(s => s.Id).ToListAsync(stop);
        return files.Concat(letters).Concat(sheets).Select(id => new BlobId(id)).ToHashSet();
    }
}
