using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;

namespace OffenesHaus.Intake;

/// <summary>What the verbs of the desk read and save alike.</summary>
internal static class OnDeskRows
{
    /// <summary>A request that was handed in, and the legal day it came. What nobody handed in is the person's draft and nobody's business.</summary>
    public static async Task<(Request Request, DateOnly ArrivedOn)> OnDesk(this OfficeDb db, RequestNumber number, CancellationToken stop)
    {
        var request = await db.Set<Request>().Include(r => r.States).SingleOrDefaultAsync(r => r.Number == number, stop) ?? throw new NotFound();
        if (await db.Set<Arrival>().AsNoTracking().Include(a => a.Days).Where(a => a.RequestId == request.Id).OrderBy(a => a.Id).FirstOrDefaultAsync(stop) is not { } first)
            throw new NotFound();
        return (request, first.Day.Day);
    }

    /// <summary>Saves, or tells that a colleague or the person was faster: nothing of theirs is written over.</summary>
    public static async Task SaveAgainstOthers(this OfficeDb db, CancellationToken stop)
    {
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
