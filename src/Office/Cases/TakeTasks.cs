using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Access;
using OffenesHaus.Trust.Staff;

namespace OffenesHaus.Cases;

/// <summary>A clerk takes what is open about a request. Of two who take at once one gets it, and the other is told who.</summary>
public sealed class TakeTasks(OfficeDb db, WorkRights rights, Grants grants, Journal journal, Actor by)
{
    public async Task Run(long number, CancellationToken stop)
    {
        // Whoever reads for a reason, and works no list, takes nothing out of it.
        if (by.Kind == ActorKind.Clerk && !await grants.Holds(Right.Desk, stop))
            throw new NotFound();
        var open = await db.OpenTasks(number, stop);
        if (open.Find(t => t.AssignedTo is not null && t.AssignedTo != by.Id) is { } taken)
            throw new Refused("desk.taken", await NameOf(taken.AssignedTo, stop));
        if (open.TrueForAll(t => t.AssignedTo == by.Id))
            return;

        open.ForEach(t => t.AssignedTo = by.Id);
        await rights.Follow(open[0].RequestId, open, stop);
        journal.Note(JournalKind.TaskTaken, open[0].RequestId, ReasonCode.OpenTask);
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException e) when (e.IsRace())
        {
            db.ChangeTracker.Clear();
            var winner = await db.Set<DeskTask>().AsNoTracking().Where(t => t.Number == number && t.ClosedAt == null).Select(t => t.AssignedTo).FirstOrDefaultAsync(stop);
            throw new Refused("desk.taken", await NameOf(winner, stop));
        }
    }

    private async Task<string> NameOf(Guid? clerk, CancellationToken stop) =>
        await db.Set<ColleagueName>().AsNoTracking().Where(c => c.Id == clerk).Select(c => c.DisplayName).SingleOrDefaultAsync(stop) ?? "jemand anders";
}
