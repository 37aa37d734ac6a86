using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.Reach;

/// <summary>Publishes what a colleague proposed: from now on every page says so.</summary>
public sealed class PublishHours(OfficeDb db, OfficeSettings office, HoursInForce hours, Journal journal, Actor by, TimeProvider clock)
{
    public async Task Run(Guid id, CancellationToken stop)
    {
        var change = await db.Set<HoursChange>().SingleOrDefaultAsync(c => c.Id == id, stop) ?? throw new NotFound();
        if (change.PublishedAt is not null || change.WithdrawnAt is not null)
            throw new Refused("reach.changed-meanwhile");
        if (change.ProposedBy == by.Id && !office.OnePerson)
            throw new Refused("reach.same-person");

        (change.PublishedAt, change.PublishedBy) = (clock.GetUtcNow(), by.Id);
        journal.Note(JournalKind.HoursPublished, change.Id, ReasonCode.OfficeDuty);
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new Refused("reach.changed-meanwhile");
        }

        await hours.Refresh(db, stop);
    }
}
