using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;

namespace OffenesHaus.Trust.Erasing;

/// <summary>Writes into the list outside the database what a crash between commit and list left out; asked before the doors open and before each backup.</summary>
public sealed class KeepErasedList(OfficeDb db, OfficePlace place, OfficeKey office)
{
    public async Task Run(CancellationToken stop) => new ErasedList(place.Folder, office).AddMissing(await db.Set<Erased>().AsNoTracking().ToListAsync(stop));
}
