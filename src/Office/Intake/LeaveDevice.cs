using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.Intake;

/// <summary>Ends what a person began on a device (Abmelden): a page left open there in another tab can no longer go on without number and code.</summary>
public sealed class LeaveDevice(OfficeDb db, Journal journal, TimeProvider clock)
{
    public async Task Run(Guid request, CancellationToken stop)
    {
        var left = await db.Set<Request>().SingleOrDefaultAsync(r => r.Id == request, stop) ?? throw new NotFound();
        left.LeftAt = clock.GetUtcNow();
        journal.Note(JournalKind.DeviceLeft, request, ReasonCode.OwnWish);
        await db.SaveChangesAsync(stop);
    }
}
