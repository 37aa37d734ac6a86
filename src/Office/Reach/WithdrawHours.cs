using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.Reach;

/// <summary>Takes back a proposal, a closure or special hours. An ordinary week that was published is never taken back: another follows it.</summary>
public sealed class WithdrawHours(OfficeDb db, HoursInForce hours, Journal journal, Actor by, TimeProvider clock)
{
    public async Task Run(Guid id, CancellationToken stop)
    {
        var change = await db.Set<HoursChange>().SingleOrDefaultAsync(c => c.Id == id, stop) ?? throw new NotFound();
        if (change.WithdrawnAt is not null)
            return;
        if (change is { Wanted: WeekWanted, PublishedAt: not null })
            throw new Refused("reach.week-stays");

        (change.WithdrawnAt, change.WithdrawnBy) = (clock.GetUtcNow(), by.Id);
        journal.Note(JournalKind.HoursWithdrawn, change.Id, ReasonCode.OfficeDuty);
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
