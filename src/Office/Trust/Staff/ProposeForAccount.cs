using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Access;
using OffenesHaus.Trust.Joint;

namespace OffenesHaus.Trust.Staff;

/// <summary>
/// A team lead proposes what nobody does to an account alone: give it its role, end it, take its second step away. Another lead or the operator agrees.
/// Where nobody else could, it happens at once.
/// </summary>
public sealed class ProposeForAccount(OfficeDb db, StaffDb staff, JointActs joint, ShutAccount shut, ResetAccount reset, AccountActs acts, Actor by)
{
    /// <summary>Of whom anybody may be the second person.</summary>
    internal static readonly IReadOnlyList<Guid> Seconds = [Groups.Leads, Groups.Operators];

    /// <summary>True when it happened at once.</summary>
    public async Task<bool> Run(Guid id, JointKind kind, Guid key, CancellationToken stop)
    {
        if (!await staff.Users.AnyAsync(c => c.Id == id && c.EndedAt == null, stop))
            throw new NotFound();
        if (id == by.Id)
            throw new Refused("staff.not-oneself");
        var hasRole = (await acts.See(id, stop)).HasRole;
        if (kind == JointKind.GiveRole && hasRole)
            throw new NotFound();

        // An account that never had a role takes nothing away from anybody.
        if (await joint.IsAlone(Seconds, stop) || (kind == JointKind.EndAccount && !hasRole))
        {
            await (kind switch
            {
                JointKind.GiveRole => shut.Admit(id, stop),
                JointKind.EndAccount => shut.End(id, stop),
                JointKind.ResetSecondStep => reset.SecondStep(id, stop),
                _ => throw new NotFound(),
            });
            return true;
        }

        if (kind is not (JointKind.GiveRole or JointKind.EndAccount or JointKind.ResetSecondStep))
            throw new NotFound();
        await joint.Ask(Asked(id, kind, key), stop);
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException e) when (e.IsRace())
        {
            throw new Refused("second.asked-already");
        }

        return false;
    }

    internal static JointAsked Asked(Guid account, JointKind kind, Guid key) => new() { Key = key, Kind = kind, Subject = account, Concerns = account, Seconds = Seconds };
}
