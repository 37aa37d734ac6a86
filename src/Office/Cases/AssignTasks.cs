using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Access;
using OffenesHaus.Trust.Staff;

namespace OffenesHaus.Cases;

/// <summary>Hands what is open about a request to a colleague, or gives it back to everybody.</summary>
public sealed class AssignTasks(OfficeDb db, WorkRights rights, Grants grants, Journal journal, Actor by, TimeProvider clock)
{
    /// <summary><paramref name="clerk"/> null: back into the worklist.</summary>
    public async Task Run(long number, Guid? clerk, CancellationToken stop)
    {
        var open = await db.OpenTasks(number, stop);
        var request = open[0].RequestId;
        if (!await grants.Sees(request, stop))
            throw new ReasonNeeded(number);
        if (!await grants.MayGiveAway(request, stop))
            throw new Refused("desk.not-your-task");

        // Whoever is barred from it would have it and not see it.
        if (clerk is not null && await grants.IsBarred(clerk.Value, request, stop))
            throw new Refused("desk.no-such-colleague");
        if (clerk is not null && !await db.Set<ColleagueName>().AnyAsync(c => c.Id == clerk && c.LockedAt == null && c.EndedAt == null && (c.Role == ClerkRole.CaseWorker || c.Role == ClerkRole.TeamLead), stop))
            throw new Refused("desk.no-such-colleague");
        if (open.TrueForAll(t => t.AssignedTo == clerk))
            return;

        open.ForEach(t => t.AssignedTo = clerk);
        await rights.Follow(request, open, stop);

        // Whoever gave it away sees for a moment where it went, and can take a slip back.
        if (by.Kind == ActorKind.Clerk)
            await grants.GiveLook(request, Grants.Given.Worked, clock.GetUtcNow() + Grants.LookingBack, stop);
        journal.Note(JournalKind.TaskAssigned, request, ReasonCode.OpenTask);
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException e) when (e.IsRace())
        {
            throw new Refused("desk.changed-meanwhile");
        }
    }
}
