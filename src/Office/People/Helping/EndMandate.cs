using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Access;

namespace OffenesHaus.People.Helping;

/// <summary>Ends a mandate, at once and everywhere: by the person, by the helper, or by a clerk who was told so. Twice is once. One for all matters ends in all, whichever request it is ended in.</summary>
public sealed class EndMandate(OfficeDb db, Grants grants, HandOvers handOvers, MandateReach reach, Journal journal, Actor by, TimeProvider clock)
{
    /// <summary>Whether whoever acts may see the request is asked by the database; that a clerk works on it, by the verb of the desk.</summary>
    public Task Run(Guid request, Guid id, Channel through, CancellationToken stop) => db.Racing(async () =>
    {
        // Where it reaches further, or is taken, at this very moment: one after the other.
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var bundle = await db.Set<Mandate>().Where(m => m.Id == id && m.RequestId == request).Select(m => m.PartOf ?? m.Id).SingleOrDefaultAsync(stop);
        await handOvers.Hold(bundle, stop);
        if (await db.Set<Mandate>().SingleOrDefaultAsync(m => m.Id == id && m.RequestId == request && m.EndedAt == null, stop) is not { } mandate)
            return;
        if (by.Kind == ActorKind.Helper && mandate.Helper != by.Id)
            throw new NotFound();
        await End(mandate, through, stop);
        journal.Note(JournalKind.MandateEnded, request, ReasonCode.OwnWish, $"{through} {id:N}");
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
    });

    internal async Task End(Mandate mandate, Channel through, CancellationToken stop)
    {
        (mandate.EndedAt, mandate.EndedBy, mandate.EndedById, mandate.EndedThrough) = (clock.GetUtcNow(), by.Kind, by.Kind == ActorKind.Person ? mandate.RequestId : by.Id, through);
        await handOvers.Withdraw(mandate.PartOf ?? mandate.Id, stop);
        if (mandate.Helper is { } helper)
            await grants.End(helper, [Right.Help], mandate.RequestId, stop);
        if (mandate.IsWide)
            await reach.End(mandate, stop);
    }
}
