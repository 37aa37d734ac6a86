using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;

namespace OffenesHaus.Trust;

/// <summary>Whether invented people live in this database, and since when.</summary>
public sealed class DemonstrationState(OfficeDb db, Journal journal, TimeProvider clock)
{
    public Task<bool> IsLoaded(CancellationToken stop) => db.Set<DemonstrationMark>().AnyAsync(stop);

    /// <summary>Nothing was ever noted here: nobody lives or works in this house yet.</summary>
    public async Task<bool> IsEmpty(CancellationToken stop) => !await db.Set<JournalEntry>().AnyAsync(stop);

    public async Task Mark(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        db.Add(new DemonstrationMark { LoadedAt = now });
        journal.Note(JournalKind.DemonstrationLoaded, Guid.CreateVersion7(now), ReasonCode.SetUp);
        await db.SaveChangesAsync(stop);
    }
}
