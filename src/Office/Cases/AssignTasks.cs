using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Staff;

namespace OffenesHaus.Cases;

/// <summary>Hands what is open about a request to a colleague, or gives it back to everybody.</summary>
public sealed class AssignTasks(OfficeDb db, Journal journal)
{
    /// <summary><paramref name="clerk"/> null: back into the worklist.</summary>
    public async Task Run(long number, Guid? clerk, CancellationToken stop)
    {
        var open = await db.OpenTasks(number, stop);
        if (clerk is not null && !await db.Set<ColleagueName>().AnyAsync(c => c.Id == clerk && c.LockedAt == null && c.EndedAt == null && (c.Role == ClerkRole.CaseWorker || c.Role == ClerkRole.TeamLead), stop))
            throw new Refused("desk.no-such-colleague");
        if (open.TrueForAll(t => t.AssignedTo == clerk))
            return;

        open.ForEach(t => t.AssignedTo = clerk);
        journal.Note(JournalKind.TaskAssigned, open[0].RequestId, ReasonCode.OpenTask);
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new Refused("desk.changed-meanwhile");
        }
    }
}
