using Microsoft.EntityFrameworkCore;
using OffenesHaus.People;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Access;
using OffenesHaus.Trust.Joint;

namespace OffenesHaus.Intake;

/// <summary>Two agreed that a mark ends: what it shut opens like for everybody.</summary>
internal sealed class KinMarkEnds(OfficeDb db, Grants grants, Journal journal, TimeProvider clock) : IJointEffect
{
    public JointKind Kind => JointKind.EndKinMark;

    public async Task Agreed(JointDecision act, CancellationToken stop)
    {
        var mark = await db.Set<KinMark>().SingleOrDefaultAsync(m => m.Id == act.Subject && m.EndedAt == null, stop) ?? throw new NotFound();
        mark.EndedAt = clock.GetUtcNow();
        await grants.EndBars(KinMarks.Why, mark.Id, stop);
        journal.Note(JournalKind.KinMarkEnded, mark.Clerk, ReasonCode.OfficeDuty, mark.Id.ToString("N"));
    }

    public Task NotAgreed(JointDecision act, CancellationToken stop) => Task.CompletedTask;
}
