using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Staff;

namespace OffenesHaus.Cases;

/// <summary>Hears that an account ended, and gives back to everybody what was still open with it. Heard twice, it finds nothing more.</summary>
public sealed class ReleaseTasks(OfficeDb db, Release release, Journal journal) : IListener
{
    public string Topic => ShutAccount.EndedTopic;

    public async Task Hear(Guid subject, CancellationToken stop)
    {
        foreach (var request in await db.Set<DeskTask>().Where(t => t.AssignedTo == subject && t.ClosedAt == null).Select(t => t.RequestId).Distinct().ToListAsync(stop))
        {
            await release.Run(request, subject, stop);
            journal.Note(JournalKind.TaskAssigned, request, ReasonCode.OfficeDuty);
        }

        await db.SaveChangesAsync(stop);
    }
}
