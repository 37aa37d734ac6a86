using OffenesHaus.Platform;
using OffenesHaus.Trust.Access;
using OffenesHaus.Trust.Joint;

namespace OffenesHaus.Intake.Quarantine;

/// <summary>A data protection officer asks to look at the original of a file that a virus scanner shut; a team lead or another officer agrees. Then it can be downloaded by the one who asked, for half an hour.</summary>
public sealed class OpenQuarantined(OfficeDb db, ShutFile shut, JointActs joint) : IJointEffect
{
    public JointKind Kind => JointKind.OpenQuarantined;

    public async Task Run(ShutFileAsked asked, CancellationToken stop)
    {
        var file = await db.Shut(asked, stop);
        if (!await shut.IsOfficer(stop))
            throw new NotFound();
        await joint.Ask(new() { Key = asked.Key, Kind = Kind, Subject = file.RequestId, Number = asked.Number.Value, Detail = file.Id.ToString("N"), Seconds = [Groups.Leads, Groups.Officers], Words = JointActs.Proven(asked.Words) }, stop);
        await db.SaveAgainstOthers(stop);
    }

    // The act itself is the right: who asked, which file, decided when (ShutFile).
    public Task Agreed(JointDecision act, CancellationToken stop) => Task.CompletedTask;

    public Task NotAgreed(JointDecision act, CancellationToken stop) => Task.CompletedTask;
}
