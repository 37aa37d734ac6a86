using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;

namespace OffenesHaus.Cases;

/// <summary>Gives back to everybody what a clerk has of one request, within the transaction of the verb that has the reason.</summary>
public sealed class Release(OfficeDb db, WorkRights rights)
{
    internal async Task Run(Guid request, Guid clerk, CancellationToken stop)
    {
        var open = await db.Set<DeskTask>().Where(t => t.RequestId == request && t.ClosedAt == null).ToListAsync(stop);
        open.FindAll(t => t.AssignedTo == clerk).ForEach(t => t.AssignedTo = null);
        await rights.Follow(request, open, stop);
    }
}
