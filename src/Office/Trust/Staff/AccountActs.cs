using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Joint;
using static OffenesHaus.Trust.JournalKind;

namespace OffenesHaus.Trust.Staff;

/// <summary>What waits for a second person about accounts.</summary>
public sealed class AccountActs(OfficeDb db, JointActs joint, TimeProvider clock)
{
    /// <summary>About one account. An account whose role was never agreed to has none.</summary>
    public async Task<AccountActsView> See(Guid id, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var acts = await db.Set<JointAct>().AsNoTracking().Where(a => a.Subject == id).ToListAsync(stop);
        var roles = acts.FindAll(a => a.Kind == JointKind.GiveRole);
        return new()
        {
            Waiting = [.. acts.Where(a => a.Outcome is null && a.LapsesAt > now).Select(a => a.Kind)],
            HasRole = roles.Count == 0 || roles.Exists(a => a.Outcome == JointOutcome.Agreed) || await Admitted(id, stop),
            IsAlone = await joint.IsAlone(ProposeForAccount.Seconds, stop),
        };
    }

    /// <summary>Accounts whose role still waits for a second person.</summary>
    public async Task<IReadOnlySet<Guid>> Waiting(CancellationToken stop) =>
        (await db.Set<JointAct>().AsNoTracking().Where(a => a.Kind == JointKind.GiveRole && a.Outcome == null).Select(a => a.Subject).ToListAsync(stop)).ToHashSet();

    // Declined once, and given later by somebody who had become the only one.
    private Task<bool> Admitted(Guid id, CancellationToken stop) =>
        db.Set<JournalEntry>().AnyAsync(e => e.About == id && e.Kind == RoleGiven, stop);
}

/// <summary>How an account stands with the second person.</summary>
public sealed record AccountActsView
{
    public required IReadOnlyList<JointKind> Waiting { get; init; }

    public required bool HasRole { get; init; }

    /// <summary>Nobody else could agree: what takes two happens at once.</summary>
    public required bool IsAlone { get; init; }
}
