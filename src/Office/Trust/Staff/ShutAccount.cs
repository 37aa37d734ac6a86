using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Access;

namespace OffenesHaus.Trust.Staff;

/// <summary>Locks, unlocks or ends an account. Every session ends at once. Nobody does it to themselves, and one team lead always remains. Locking is for one, because it may hurry; ending takes two (<see cref="ProposeForAccount"/>).</summary>
public sealed class ShutAccount(UserManager<Clerk> clerks, OfficeDb db, AccountActs acts, Grants grants, StaffChange change, Outbox outbox, Actor by, TimeProvider clock)
{
    /// <summary>The fact that an account ended, for rooms above: its work goes back to everybody.</summary>
    public const string EndedTopic = "clerk-ended";

    public Task Lock(Guid id, CancellationToken stop) => Run(id, JournalKind.ClerkLocked, clerk => clerk.LockedAt ??= clock.GetUtcNow(), stop);

    public async Task Unlock(Guid id, CancellationToken stop)
    {
        if (!(await acts.See(id, stop)).HasRole)
            throw new Refused("staff.role-waits");
        await Run(id, JournalKind.ClerkUnlocked, clerk => clerk.LockedAt = null, stop);
    }

    /// <summary>The account has its role from now on.</summary>
    internal Task Admit(Guid id, CancellationToken stop) => Run(id, JournalKind.RoleGiven, clerk => clerk.LockedAt = null, stop);

    internal Task End(Guid id, CancellationToken stop) => Run(id, JournalKind.ClerkEnded, clerk =>
    {
        clerk.EndedAt = clock.GetUtcNow();
        outbox.Promise(EndedTopic, id);
    }, stop);

    private async Task Run(Guid id, JournalKind kind, Action<Clerk> shut, CancellationToken stop)
    {
        var clerk = await clerks.Users.SingleOrDefaultAsync(c => c.Id == id && c.EndedAt == null, stop) ?? throw new NotFound();
        if (id == by.Id)
            throw new Refused("staff.not-oneself");
        await change.Secret(clerk, (kind, null), async () =>
        {
            // Two team leads who end each other at the same moment wait here for one another: the second one counts anew.
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtext('trust.team-leads'))", stop);
            shut(clerk);
            if (!clerk.IsActive && clerk.Role == ClerkRole.TeamLead && !await clerks.Users.AnyAsync(c => c.Id != id && c.Role == ClerkRole.TeamLead && c.LockedAt == null && c.EndedAt == null, stop))
                throw new Refused("staff.last-team-lead");

            // The rights of the role come and go with the account; both web processes ask for them at each request.
            if (clerk.IsActive)
                grants.Give(clerk);
            else
                await grants.End(id, RoleRights.All, null, stop);
        }, stop);
    }
}
