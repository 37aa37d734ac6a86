using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Access;
using OffenesHaus.Trust.Joint;
using OffenesHaus.Trust.Retention;

namespace OffenesHaus.Intake;

/// <summary>Somebody asks that a hold ends, and says why; a team lead or another data protection officer agrees. Then its time of keeping counts again. A person who wanted it is told when that is asked.</summary>
public sealed class LiftHold(OfficeDb db, JointActs joint, Grants grants, TellPerson tell, Journal journal, Actor by, TimeProvider clock) : IJointEffect
{
    public JointKind Kind => JointKind.LiftHold;

    public Task Run(Guid hold, Guid key, string? words, CancellationToken stop) => db.Racing(async () =>
    {
        var standing = await db.Set<LegalHold>().AsNoTracking().SingleOrDefaultAsync(h => h.Id == hold && h.EndedAt == null, stop) ?? throw new NotFound();
        if (await grants.IsBarred(by.Id!.Value, standing.Subject, stop))
            throw new NotFound();
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var act = await joint.Ask(new() { Key = key, Kind = Kind, Subject = standing.Subject, Detail = hold.ToString("N"), Number = standing.Number, Seconds = [Groups.Leads, Groups.Officers], Words = JointActs.Proven(words) }, stop);
        // Art. 18 Abs. 3 GDPR: whoever wanted their data restricted hears of it before that ends.
        if (standing.Reason == HoldReason.OwnWish && db.Entry(act).State == EntityState.Added)
            await tell.Run(standing.Subject, new() { Why = act.Id, In = (t, _) => Task.FromResult(t["letter/restriction.ends"]) }, stop);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
    });

    public async Task Agreed(JointDecision act, CancellationToken stop)
    {
        // The version before asked about the hold's own id.
        var id = act.Detail is { } said ? Guid.ParseExact(said, "N") : act.Subject;
        var hold = await db.Set<LegalHold>().SingleOrDefaultAsync(h => h.Id == id && h.EndedAt == null, stop) ?? throw new NotFound();
        (hold.EndedAt, hold.EndedBy) = (clock.GetUtcNow(), by.Id);
        journal.Note(JournalKind.HoldLifted, hold.Subject, ReasonCode.OfficeDuty, hold.Id.ToString("N"));
    }

    public Task NotAgreed(JointDecision act, CancellationToken stop) => Task.CompletedTask;
}
