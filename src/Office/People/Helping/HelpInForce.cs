using Microsoft.EntityFrameworkCore;
using OffenesHaus.Law;
using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.People.Helping;

/// <summary>What the mandate of whoever acts lets them do with a request, read anew each time. Persons and staff need none: their rights are asked elsewhere.</summary>
public sealed class HelpInForce(OfficeDb db, Actor by, TimeProvider clock)
{
    /// <summary>Of the helper who acts; null when there is none in force, or somebody else acts.</summary>
    internal async Task<Mandate?> Of(Guid request, CancellationToken stop)
    {
        if (by.Kind != ActorKind.Helper)
            return null;
        var (me, today) = (by.Id, GermanTime.DayOf(clock.GetUtcNow()));
        // Where everything is told in person, nobody else is told either, whatever they were let do before.
        if (await db.Set<Protection>().AnyAsync(p => p.RequestId == request && p.Kind == ProtectionKind.Counter && p.LiftedAt == null, stop))
            return null;
        return await db.Set<Mandate>().AsNoTracking().Where(m => m.RequestId == request && m.Helper == me && m.EndedAt == null && m.UntilOn >= today && (m.FromOn == null || m.FromOn <= today)).OrderByDescending(m => m.TakenAt).FirstOrDefaultAsync(stop);
    }

    /// <summary>Lets persons and staff pass; of helpers whoever may do one of these. Throws <see cref="NotFound"/>: what is outside a mandate looks like what is not there.</summary>
    internal async Task<HelpScopes> Demand(Guid request, HelpScopes anyOf, CancellationToken stop)
    {
        if (by.Kind != ActorKind.Helper)
            return HelpScopes.Full;
        var scope = (await Of(request, stop))?.Scope ?? throw new NotFound();
        return anyOf == HelpScopes.None || (scope & anyOf) != HelpScopes.None ? scope : throw new NotFound();
    }
}
