using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Access;

namespace OffenesHaus.People.Helping;

/// <summary>Ends a mandate, at once and everywhere: by the person, by the helper, or by a clerk who was told so. Twice is once.</summary>
public sealed class EndMandate(OfficeDb db, Grants grants, HandOvers handOvers, Journal journal, Actor by, TimeProvider clock)
{
    /// <summary>Whether whoever acts may see the request is asked by the database; that a clerk works on it, by the verb of the desk.</summary>
    public async Task Run(Guid request, Guid id, Channel through, CancellationToken stop)
    {
        try
        {
            if (await db.Set<Mandate>().SingleOrDefaultAsync(m => m.Id == id && m.RequestId == request && m.EndedAt == null, stop) is not { } mandate)
                return;
            if (by.Kind == ActorKind.Helper && mandate.Helper != by.Id)
                throw new NotFound();
            await End(mandate, through, stop);
            journal.Note(JournalKind.MandateEnded, request, ReasonCode.OwnWish, $"{through} {id:N}");
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException e) when (e.IsRace())
        {
            // Somebody else ended it, or it was taken, at this very moment: seen anew, and ended if it still has to be.
            db.ChangeTracker.Clear();
            if (await db.Set<Mandate>().AsNoTracking().AnyAsync(m => m.Id == id && m.EndedAt == null, stop))
                await Run(request, id, through, stop);
        }
    }

    internal async Task End(Mandate mandate, Channel through, CancellationToken stop)
    {
        (mandate.EndedAt, mandate.EndedBy, mandate.EndedById, mandate.EndedThrough) = (clock.GetUtcNow(), by.Kind, by.Kind == ActorKind.Person ? mandate.RequestId : by.Id, through);
        if (mandate.Helper is { } helper)
            await grants.End(helper, [Right.Help], mandate.RequestId, stop);
        await handOvers.Withdraw(mandate.Id, stop);
    }
}
