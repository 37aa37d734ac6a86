using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Erasing;
using OffenesHaus.Trust.Retention;

namespace OffenesHaus.Intake;

/// <summary>From now on nothing of one matter is erased, whatever its time of keeping. One person is enough: keeping can be undone, erasing cannot. Opens nothing of it.</summary>
public sealed class SetHold(OfficeDb db, Journal journal, Actor by, TimeProvider clock)
{
    /// <summary>The same key again is the same hold. Throws <see cref="Refused"/> for a number nobody has, for what is erased, and for what is held for that reason already.</summary>
    public async Task Run(string? written, HoldReason reason, Guid key, CancellationToken stop)
    {
        if (await Numbered.Find(db, written, stop) is not { } found || !RequestNumber.TryParse(written, null, out var number))
            throw new Refused("desk.no-such-number");

        await using var act = await db.Database.BeginTransactionAsync(stop);
        // Whoever erases it waits, and then finds it held; or has just done it, and then that is said.
        await db.ShutAbout(found.Id, stop);
        if (await db.IsErased(found.Id, stop))
            throw new Refused("hold.erased");
        var known = await db.Set<LegalHold>().AsNoTracking().SingleOrDefaultAsync(h => h.Id == key, stop);
        if (known is { EndedAt: null } && (known.Subject, known.Reason) == (found.Id, reason))
            return;
        if (await db.Set<LegalHold>().AnyAsync(h => h.Subject == found.Id && h.Reason == reason && h.EndedAt == null, stop))
            throw new Refused("hold.stands");
        // A page that was shown again brings the key of another hold along: what it asks for now is meant all the same.
        var now = clock.GetUtcNow();
        db.Add(new LegalHold { Id = known is null ? key : Guid.CreateVersion7(now), Subject = found.Id, Number = number.Value, Reason = reason, SetAt = now, SetBy = by.Id!.Value });
        journal.Note(JournalKind.HoldSet, found.Id, ReasonCode.OfficeDuty, reason.ToString());
        await db.SaveChangesAsync(stop);
        await act.CommitAsync(stop);
    }
}
