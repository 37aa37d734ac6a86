using Microsoft.EntityFrameworkCore;
using OffenesHaus.Correspondence;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Access;
using OffenesHaus.Trust.Erasing;

namespace OffenesHaus.Intake;

/// <summary>What the verbs of the desk read and save alike.</summary>
internal static class OnDeskRows
{
    /// <summary>A request that was handed in, and the legal day it came. What nobody handed in is the person's draft and nobody's business.</summary>
    public static async Task<(Request Request, DateOnly ArrivedOn)> OnDesk(this OfficeDb db, RequestNumber number, CancellationToken stop)
    {
        var request = await db.Set<Request>().Include(r => r.States).SingleOrDefaultAsync(r => r.Number == number, stop) ?? throw new NotFound();
        if (await db.Set<Arrival>().AsNoTracking().Include(a => a.Days).Where(a => a.RequestId == request.Id).OrderBy(a => a.Id).FirstOrDefaultAsync(stop) is not { } first)
        {
            // Handed in, and this clerk sees its line but nothing of what stands in it.
            if (request.WasOnce(RequestState.Declared))
                throw await db.IsErased(request.Id, stop) ? new Gone() : new ReasonNeeded(number.Value);
            throw new NotFound();
        }

        return (request, first.Day.Day);
    }

    /// <summary>The same for whoever acts on it: not only reads it for a reason, but has work on it open.</summary>
    public static async Task<(Request Request, DateOnly ArrivedOn)> Worked(this OfficeDb db, RequestNumber number, CancellationToken stop)
    {
        var found = await db.OnDesk(number, stop);
        if (!await db.Works(found.Request.Id).AnyAsync(stop))
            throw new Refused(found.Request.State == RequestState.Closed ? "desk.closed" : "desk.not-your-task");
        return found;
    }

    /// <summary>The newest thing that was said in this matter, by either side.</summary>
    public static async Task<Guid> NewestWord(this OfficeDb db, Guid request, CancellationToken stop)
    {
        var arrived = await db.Set<Arrival>().Where(a => a.RequestId == request).OrderByDescending(a => a.Id).Select(a => a.Id).FirstOrDefaultAsync(stop);
        var sent = await db.Set<Message>().Where(m => m.RequestId == request).OrderByDescending(m => m.Id).Select(m => m.Id).FirstOrDefaultAsync(stop);
        return string.CompareOrdinal(arrived.ToString("N"), sent.ToString("N")) > 0 ? arrived : sent;
    }

    /// <summary>
    /// Refuses to write over words that the clerk has not read: what came after the page was shown, and what their own first click already sent.
    /// Null: nobody looked at a page (the demonstration).
    /// </summary>
    public static async Task MustHaveSeen(this OfficeDb db, Guid request, Guid? newest, CancellationToken stop)
    {
        if (newest is not null && newest != await db.NewestWord(request, stop))
            throw new Refused("desk.unread");
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
