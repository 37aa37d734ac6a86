using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.Intake;

/// <summary>
/// Ends a person's session (Abmelden), with it every copy of its cookie, and what was begun on the device: a page left open there in another tab can no longer go on
/// without number and code. Other devices stay in, unless the person leaves everywhere. Twice is once.
/// </summary>
public sealed class LeaveDevice(OfficeDb db, Journal journal, TimeProvider clock)
{
    public Task Run(OwnSession session, LeftWhere where, CancellationToken stop) => db.Racing(async () =>
    {
        var left = await db.Set<Request>().SingleOrDefaultAsync(r => r.Id == session.Shown.Request, stop) ?? throw new NotFound();
        var now = clock.GetUtcNow();
        left.LeftAt = now;
        if (where == LeftWhere.Everywhere)
            left.LeftEverywhereAt = now;
        if (!await db.Set<EndedSession>().AnyAsync(e => e.Id == session.Id, stop))
            db.Add(new EndedSession { Id = session.Id, Until = session.Until });
        journal.Note(JournalKind.DeviceLeft, left.Id, ReasonCode.OwnWish, where.ToString());
        await db.SaveChangesAsync(stop);
    });
}

/// <summary>How far somebody leaves.</summary>
public enum LeftWhere
{
    Here,
    Everywhere,
}
