using Microsoft.EntityFrameworkCore;
using OffenesHaus.Correspondence;
using OffenesHaus.Law;
using OffenesHaus.Law.Periods;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Erasing;
using OffenesHaus.Trust.Retention;

namespace OffenesHaus.Intake.PrivacyRights;

/// <summary>
/// Whether a matter may be erased now, before its time. What should never have been kept goes whatever becomes of the matter; what the person wishes gone goes
/// when the office no longer needs it, that is: once it has come to rest. A hold keeps both. Asked as the house: whoever proposes need not see the matter.
/// </summary>
internal sealed class ErasureReady(OfficeDb db, AtRest resting, TimeProvider clock)
{
    public async Task<ErasureWaits> Of(Guid request, ErasureGround ground, DateTimeOffset asked, CancellationToken stop) =>
        await db.Set<LegalHold>().AnyAsync(h => h.Subject == request && h.EndedAt == null, stop) ? ErasureWaits.Hold
        : await db.Set<Arrival>().AnyAsync(a => a.RequestId == request && a.CapturedAt > asked, stop) || await db.Set<AnswerRevision>().AnyAsync(a => a.RequestId == request && a.SavedAt > asked, stop) ? ErasureWaits.News
        : await db.Set<Letter>().AnyAsync(l => l.RequestId == request && l.WithdrawnAt == null && !l.HasNoAddress && !db.Set<Posting>().Any(p => p.LetterId == l.Id), stop) ? ErasureWaits.Letter
        : ground == ErasureGround.Unlawful || await resting.Since(KeptKind.Matter, request, stop) is not null || await resting.Since(KeptKind.Draft, request, stop) is not null
            ? await IsOnItsWay(request, asked, stop) ? ErasureWaits.OnItsWay : ErasureWaits.Nothing
        : ErasureWaits.Moves;

    private async Task<bool> IsOnItsWay(Guid request, DateTimeOffset asked, CancellationToken stop)
    {
        var posted = await db.Set<Letter>().Where(l => l.RequestId == request && l.WrittenAt >= asked && l.WithdrawnAt == null && !l.HasNoAddress)
            .Select(l => db.Set<Posting>().Where(p => p.LetterId == l.Id).OrderByDescending(p => p.Turn).First().PostedOn).ToListAsync(stop);
        return posted.Exists(on => NotificationDay.ByPost(on).On >= GermanTime.DayOf(clock.GetUtcNow()));
    }
}
