using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;

namespace OffenesHaus.Trust.Joint;

/// <summary>Whoever asked takes it back. An urgent look has happened: somebody else says what they think of it.</summary>
public sealed class WithdrawAct(OfficeDb db, Deciding deciding)
{
    public async Task Run(Guid id, CancellationToken stop)
    {
        if (await db.Set<JointAct>().AnyAsync(a => a.Id == id && a.Kind == JointKind.UrgentLook, stop))
            throw new Refused("second.look-stays");
        await deciding.Run(id, JointOutcome.Withdrawn, stop);
    }
}
