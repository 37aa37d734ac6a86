using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.Intake;

/// <summary>Somebody has just come in at a browser: the session that it showed until now is over, and with it every copy of its cookie. (OWASP ASVS 7.2.4)</summary>
public sealed class ReplaceSession(OfficeDb db, RequestAccess access, Journal journal, Actor by)
{
    public async Task Run(OwnSession before, CancellationToken stop)
    {
        var opened = by.Subject;
        by.Opens(before.Shown.Request);
        await db.Racing(async () =>
        {
            if (!await access.Stands(before, stop))
                return;
            db.Add(new EndedSession { Id = before.Id, Until = before.Until });
            journal.Note(JournalKind.DeviceLeft, before.Shown.Request, ReasonCode.OwnWish, "Replaced");
            await db.SaveChangesAsync(stop);
        });
        if (opened is { } now)
            by.Opens(now);
    }
}
