using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Access;
using OffenesHaus.Trust.Staff;

namespace OffenesHaus.Cases.Emergencies;

/// <summary>Somebody who works requests names themselves as having an emergency: from then on it is no longer with whoever heard it. Of two at once one has it.</summary>
public sealed class AcceptEmergency(OfficeDb db, Grants grants, Journal journal, Actor by, TimeProvider clock)
{
    /// <summary><paramref name="from"/>: the one who has it until now, as the page showed it; null: nobody.</summary>
    public Task Run(Guid id, Guid? from, CancellationToken stop) => db.Racing(async () =>
    {
        if (!await grants.Holds(Right.Desk, stop))
            throw new Refused("emergency.not-to-you");
        var emergency = await db.Set<Emergency>().SingleOrDefaultAsync(e => e.Id == id, stop) ?? throw new NotFound();
        if (emergency.ClosedAt is not null)
            throw new Refused("emergency.closed");
        if (emergency.AcceptedBy == by.Id)
            return;
        if (emergency.AcceptedBy != from)
            throw new Refused("emergency.taken", await db.Set<ColleagueName>().AsNoTracking().Where(c => c.Id == emergency.AcceptedBy).Select(c => c.DisplayName).SingleOrDefaultAsync(stop) ?? "jemand anders");
        (emergency.AcceptedAt, emergency.AcceptedBy) = (clock.GetUtcNow(), by.Id);
        journal.Note(JournalKind.EmergencyAccepted, emergency.RequestId ?? id, ReasonCode.OfficeDuty, id.ToString("N"));
        await db.SaveChangesAsync(stop);
    });
}
