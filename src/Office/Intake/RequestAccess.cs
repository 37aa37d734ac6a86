using Microsoft.EntityFrameworkCore;
using OffenesHaus.People;
using OffenesHaus.Platform;

namespace OffenesHaus.Intake;

/// <summary>Whether a browser that once showed number and code may still open the request; not once everything is told in person only.</summary>
public sealed class RequestAccess(OfficeDb db)
{
    public Task<bool> StillFits(Shown shown, CancellationToken stop) =>
        db.Set<Request>().AsNoTracking().AnyAsync(r => r.Id == shown.Request && r.CodeVersion == shown.CodeVersion
            && !db.Set<Protection>().Any(p => p.RequestId == r.Id && p.Kind == ProtectionKind.Counter && p.LiftedAt == null), stop);
}
