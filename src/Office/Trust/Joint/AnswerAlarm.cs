using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;

namespace OffenesHaus.Trust.Joint;

/// <summary>Somebody has looked into an alarm. Never the one it is about.</summary>
public sealed class AnswerAlarm(OfficeDb db, Journal journal, Actor by, TimeProvider clock)
{
    public async Task Run(Guid id, CancellationToken stop)
    {
        var alarm = await db.Set<Alarm>().SingleOrDefaultAsync(a => a.Id == id && a.Clerk != by.Id, stop) ?? throw new NotFound();
        if (alarm.AnsweredAt is not null)
            return;
        (alarm.AnsweredAt, alarm.AnsweredBy) = (clock.GetUtcNow(), by.Id);
        journal.Note(JournalKind.AlarmAnswered, alarm.Subject, ReasonCode.OfficeDuty, $"{alarm.Kind} {alarm.Id:N}");
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateConcurrencyException)
        {
            // A colleague has answered it at the same moment.
        }
    }
}
