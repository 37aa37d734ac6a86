using Microsoft.EntityFrameworkCore;
using OffenesHaus.Cases;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Access;
using OffenesHaus.Trust.Joint;

namespace OffenesHaus.Intake.Quarantine;

/// <summary>
/// Somebody thinks that a virus scanner was wrong about a file, and a second person decides; one of the two is a data protection officer. Released, it is drawn like any other file,
/// and its original stays shut. Declined, the person is asked for another copy. What arrived, and when, never depends on it (§ 20 Abs. 3 SGB X).
/// </summary>
public sealed class ReleaseQuarantined(OfficeDb db, ShutFile shut, JointActs joint, Grants grants, TellPerson tell, Tasks tasks, Outbox outbox, Journal journal, Actor by, TimeProvider clock) : IJointEffect
{
    public JointKind Kind => JointKind.ReleaseQuarantined;

    public async Task Run(ShutFileAsked asked, CancellationToken stop)
    {
        var file = await db.Shut(asked, stop);
        var officer = await shut.IsOfficer(stop);
        if (!officer)
            await db.Worked(asked.Number, stop);
        await joint.Ask(new() { Key = asked.Key, Kind = Kind, Subject = file.RequestId, Number = asked.Number.Value, Detail = file.Id.ToString("N"), Seconds = officer ? [Groups.Leads, Groups.Officers] : [Groups.Officers], Words = JointActs.Proven(asked.Words) }, stop);
        await db.SaveAgainstOthers(stop);
    }

    public async Task Agreed(JointDecision act, CancellationToken stop)
    {
        grants.Give(new() { Holder = by.Id!.Value, Right = Right.Type, Subject = act.Subject, Why = "joint", WhyId = act.Id });
        journal.Note(JournalKind.QuarantineReleased, act.Subject, ReasonCode.OfficeDuty, act.Detail);
        await db.SaveChangesAsync(stop);
        var file = await Of(act, stop);
        file.Release(clock.GetUtcNow());
        outbox.Promise(ExamineFile.TopicName, file.Id);
        if (!await db.Set<EvidenceFile>().AnyAsync(f => f.RequestId == act.Subject && f.Id != file.Id && f.ArrivalId != null && f.Readability == Readability.Quarantined, stop))
            await tasks.Over(act.Subject, TaskKind.VirusFound, stop);
        await db.SaveChangesAsync(stop);
        await grants.EndOwn(Right.Type, act.Subject, act.Id, stop);
    }

    public async Task NotAgreed(JointDecision act, CancellationToken stop)
    {
        if (act.Outcome != JointOutcome.Declined)
            return;
        journal.Note(JournalKind.QuarantineKept, act.Subject, ReasonCode.OfficeDuty, act.Detail);
        await tell.Run(act.Subject, new() { Why = act.Id, Asks = true, In = async (t, key) => t["letter/file.again", FileView.Of(await Of(act, stop), key).Name] }, stop);
    }

    private Task<EvidenceFile> Of(JointDecision act, CancellationToken stop)
    {
        var id = Guid.ParseExact(act.Detail!, "N");
        return db.Set<EvidenceFile>().SingleAsync(f => f.Id == id && f.Readability == Readability.Quarantined, stop);
    }
}

/// <summary>Which shut file, and why.</summary>
public sealed record ShutFileAsked
{
    public required RequestNumber Number { get; init; }

    public required Guid File { get; init; }

    /// <summary>Of the page: sent twice it asks once.</summary>
    public required Guid Key { get; init; }

    public required string? Words { get; init; }
}

/// <summary>The shut file somebody asks about, where they see its request.</summary>
internal static class ShutFiles
{
    public static async Task<EvidenceFile> Shut(this OfficeDb db, ShutFileAsked asked, CancellationToken stop) =>
        await db.FilesOnDesk(asked.Number).AsNoTracking().SingleOrDefaultAsync(f => f.Id == asked.File && f.Readability == Readability.Quarantined, stop) ?? throw new NotFound();
}
