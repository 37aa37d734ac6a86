using Microsoft.EntityFrameworkCore;
using OffenesHaus.People;
using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.Intake;

/// <summary>
/// Whether a browser that once showed number and code may still open the request: not after its person left there or everywhere, took a new code,
/// or has everything told in person only, and never longer than a session lasts.
/// </summary>
public sealed class RequestAccess(OfficeDb db, TimeProvider clock)
{
    public async Task<bool> Stands(OwnSession session, CancellationToken stop) =>
        clock.GetUtcNow() < session.Until && await db.Set<Request>().AsNoTracking().AnyAsync(r => r.Id == session.Shown.Request && r.CodeVersion == session.Shown.CodeVersion
            && (r.LeftEverywhereAt == null || r.LeftEverywhereAt < session.BegunAt)
            && !db.Set<EndedSession>().Any(e => e.Id == session.Id)
            && !db.Set<Protection>().Any(p => p.RequestId == r.Id && p.Kind == ProtectionKind.Counter && p.LiftedAt == null), stop);
}
