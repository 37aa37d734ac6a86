using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;

namespace OffenesHaus.Trust.Joint;

/// <summary>Ends a joint act, and brings about in the same transaction what follows from it. Of many who decide at once one does, and the others are told.</summary>
public sealed class Deciding(OfficeDb db, IEnumerable<IJointEffect> effects, Journal journal, Actor by, TimeProvider clock)
{
    internal async Task Run(Guid id, JointOutcome outcome, CancellationToken stop, string? because = null)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        // Held until the end: parallel presses queue here, and each sees what the one before it did.
        var act = await db.Set<JointAct>().FromSql($"SELECT * FROM trust.joint_act WHERE id = {id} FOR UPDATE").SingleOrDefaultAsync(stop) ?? throw new NotFound();
        var now = clock.GetUtcNow();
        if (act.Outcome is not null)
        {
            // This very press, sent again after a commit whose outcome nobody knew.
            if (act.Outcome == outcome && act.DecidedBy == by.Id)
                return;
            throw new Refused("second.decided-already");
        }

        if (outcome is JointOutcome.Agreed or JointOutcome.Declined && act.AskedBy == by.Id)
            throw new Refused("second.same-person");
        if (outcome == JointOutcome.Withdrawn && act.AskedBy != by.Id)
            throw new NotFound();
        if (outcome != JointOutcome.Lapsed && act.LapsesAt <= now)
            throw new Refused("second.lapsed");

        act.Decide(outcome, by.Id, now);
        journal.Note(Kind(outcome), act.Subject, ReasonCode.OfficeDuty, $"{act.Kind} {act.Id:N}");
        try
        {
            await db.SaveChangesAsync(stop);
            var effect = effects.Single(e => e.Kind == act.Kind);
            await (outcome == JointOutcome.Agreed ? effect.Agreed(act.Decided, stop) : effect.NotAgreed(act.Decided with { Because = because }, stop));
            await db.SaveChangesAsync(stop);
            await transaction.CommitAsync(stop);
        }
        catch (DbUpdateException e) when (e.IsRace())
        {
            throw new Refused("second.changed-meanwhile");
        }
    }

    private static JournalKind Kind(JointOutcome outcome) => outcome switch
    {
        JointOutcome.Agreed => JournalKind.JointAgreed,
        JointOutcome.Declined => JournalKind.JointDeclined,
        JointOutcome.Withdrawn => JournalKind.JointWithdrawn,
        _ => JournalKind.JointLapsed,
    };
}
