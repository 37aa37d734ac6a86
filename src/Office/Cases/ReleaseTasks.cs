using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Staff;

namespace OffenesHaus.Cases;

/// <summary>Hears that an account ended, and gives back to everybody what was still open with it. Heard twice, it finds nothing more.</summary>
public sealed class ReleaseTasks(OfficeDb db, Journal journal) : IListener
{
    public string Topic => ShutAccount.EndedTopic;

    public async Task Hear(Guid subject, CancellationToken stop)
    {
        var open = await db.Set<DeskTask>().Where(t => t.AssignedTo == subject && t.ClosedAt == null).ToListAsync(stop);
        open.ForEach(t => t.AssignedTo = null);
        foreach (var request in open.Select(t => t.RequestId).Distinct())
            journal.Note(JournalKind.TaskAssigned, request, ReasonCode.OfficeDuty);
        await db.SaveChangesAsync(stop);
    }
}
