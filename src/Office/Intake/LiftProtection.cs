using Microsoft.EntityFrameworkCore;
using OffenesHaus.People;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Access;
using OffenesHaus.Trust.Joint;

namespace OffenesHaus.Intake;

/// <summary>Whoever works a protected matter asks that the protection end, because the person wants it; a team lead agrees or declines. Until then everything stays covered. (§ 51 Abs. 4 BMG)</summary>
public sealed class LiftProtection(OfficeDb db, Protections protections, JointActs joint, Outbox outbox, Journal journal, Actor by, TimeProvider clock) : IJointEffect
{
    public JointKind Kind => JointKind.LiftProtection;

    public async Task Run(RequestNumber number, Guid key, string? words, CancellationToken stop)
    {
        var (request, _) = await db.Worked(number, stop);
        if (!(await protections.Of(request.Id, stop)).Address)
            throw new NotFound();
        await joint.Ask(new() { Key = key, Kind = Kind, Subject = request.Id, Number = number.Value, Seconds = [Groups.Leads], Words = JointActs.Proven(words) }, stop);
        await db.SaveAgainstOthers(stop);
    }

    public async Task Agreed(JointDecision act, CancellationToken stop)
    {
        foreach (var standing in await db.Set<Protection>().Where(p => p.RequestId == act.Subject && p.LiftedAt == null).ToListAsync(stop))
            (standing.LiftedAt, standing.LiftedBy) = (clock.GetUtcNow(), by.Id);
        journal.Note(JournalKind.ProtectionLifted, act.Subject, ReasonCode.OfficeDuty, act.Id.ToString("N"));
        outbox.Promise(Reveal.TopicName, act.Subject);
    }

    public Task NotAgreed(JointDecision act, CancellationToken stop) => Task.CompletedTask;
}
