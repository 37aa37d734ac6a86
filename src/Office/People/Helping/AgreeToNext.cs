using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.People.Helping;

/// <summary>The person says yes to the next helper whom the present one named: only now there is a code, and the old mandate ends when it is taken.</summary>
public sealed class AgreeToNext(OfficeDb db, HandOvers handOvers, Journal journal, Actor by, TimeProvider clock)
{
    public async Task<MandateGiven> Run(Guid request, Guid id, CancellationToken stop)
    {
        if (by.Kind != ActorKind.Person || await db.Set<Mandate>().SingleOrDefaultAsync(m => m.Id == id && m.RequestId == request, stop) is not { } mandate)
            throw new NotFound();
        if (mandate.StateAt(clock.GetUtcNow()) != MandateState.Proposed)
            throw new Refused("mandate.not-proposed");
        mandate.AgreedAt = clock.GetUtcNow();
        var code = handOvers.Draw(mandate);
        journal.Note(JournalKind.MandateAgreed, request, ReasonCode.OwnWish, id.ToString("N"));
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException e) when (e.IsRace())
        {
            // Pressed twice at once: the code stands on the other page.
            throw new Refused("mandate.not-proposed");
        }

        return new(id, code);
    }
}
