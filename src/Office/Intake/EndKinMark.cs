using Microsoft.EntityFrameworkCore;
using OffenesHaus.People;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Access;
using OffenesHaus.Trust.Joint;

namespace OffenesHaus.Intake;

/// <summary>A clerk asks that a mark of theirs ends, and says why; a data protection officer, who alone may read it, agrees.</summary>
public sealed class EndKinMark(OfficeDb db, JointActs joint, Actor by)
{
    public async Task Run(Guid mark, Guid key, string? words, CancellationToken stop)
    {
        var me = by.Id;
        if (!await db.Set<KinMark>().AnyAsync(m => m.Id == mark && m.Clerk == me && m.EndedAt == null, stop))
            throw new NotFound();
        await joint.Ask(new() { Key = key, Kind = JointKind.EndKinMark, Subject = mark, Seconds = [Groups.Officers], Words = JointActs.Proven(words, "kin.why") }, stop);
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException e) when (e.IsRace())
        {
            throw new Refused("second.asked-already");
        }
    }
}
