using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Retention;

namespace OffenesHaus.Intake.PrivacyRights;

/// <summary>
/// A person wants their matter kept and not used for now (Einschränkung der Verarbeitung, Art. 18 GDPR): whoever works it sets it at once. It is not erased, it goes to nobody else
/// and is not closed, until two have lifted it; everybody who opens it sees why.
/// </summary>
public sealed class Restrict(OfficeDb db, SetHold hold)
{
    public async Task Run(RequestNumber number, Guid key, CancellationToken stop)
    {
        await db.Worked(number, stop);
        await hold.Run(number.ToPath(), HoldReason.OwnWish, key, stop);
    }
}

/// <summary>Whether a matter is restricted now.</summary>
internal static class Restricted
{
    public static Task<DateTimeOffset?> RestrictedSince(this OfficeDb db, Guid request, CancellationToken stop) =>
        db.Set<LegalHold>().AsNoTracking().Where(h => h.Subject == request && h.Reason == HoldReason.OwnWish && h.EndedAt == null).Select(h => (DateTimeOffset?)h.SetAt).SingleOrDefaultAsync(stop);
}
