using Microsoft.EntityFrameworkCore;
using OffenesHaus.People.Helping;
using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.People;

/// <summary>A person takes a way in away: it opens nothing more, and every browser it let in is out with the next page. Twice is once.</summary>
public sealed class RemoveSignIn(OfficeDb db, SignIns known, MandateReach reach, Journal journal, TimeProvider clock)
{
    public async Task Run(Guid request, Guid id, CancellationToken stop)
    {
        if (await known.Standing().SingleOrDefaultAsync(s => s.Id == id && s.RequestId == request, stop) is not { } gone)
            return;
        gone.EndedAt = clock.GetUtcNow();
        await reach.Loosen(request, id, stop);
        journal.Note(JournalKind.SignInRemoved, request, ReasonCode.OwnWish, gone.Kind.ToString());
        await db.SaveChangesAsync(stop);
    }
}
