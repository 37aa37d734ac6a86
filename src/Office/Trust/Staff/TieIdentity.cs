using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using OffenesHaus.Platform;

namespace OffenesHaus.Trust.Staff;

/// <summary>Ties an identity of the provider to an account: by its owner in a session, or at the first log-in under the name a team lead expects.</summary>
public sealed class TieIdentity(StaffDb staff, FreshStep fresh, StaffChange change, RefuseSignIn refuse, Actor by)
{
    /// <summary>By the clerk, within ten minutes of the second step. The same identity twice is once; that of somebody else is refused.</summary>
    public async Task Own(Guid id, Guid session, OutsideIdentity identity, CancellationToken stop)
    {
        var clerk = await fresh.Demand(id, session, stop);
        by.Is(ActorKind.Clerk, id);
        var tied = await staff.UserLogins.Where(l => l.LoginProvider == identity.Issuer && (l.ProviderKey == identity.Subject || l.UserId == id)).ToListAsync(stop);
        if (tied.Exists(l => l.UserId == id && l.ProviderKey == identity.Subject))
            return;
        if (tied.Count > 0)
            throw await refuse.Run(RefuseSignIn.Provider, "tied-elsewhere", id, stop);
        await Tie(clerk, identity, stop);
    }

    /// <summary>Takes the identity away again. Every other session ends with it.</summary>
    public async Task<ClerkView> Loose(Guid id, Guid session, string issuer, CancellationToken stop)
    {
        var clerk = await fresh.Demand(id, session, stop);
        var gone = await staff.UserLogins.SingleOrDefaultAsync(l => l.UserId == id && l.LoginProvider == issuer, stop) ?? throw new NotFound();
        await change.Secret(clerk, (JournalKind.ClerkUntied, null), () =>
        {
            staff.Remove(gone);
            return Task.CompletedTask;
        }, stop);
        return ClerkView.Of(clerk);
    }

    /// <summary>Null: no team lead expects somebody of this name.</summary>
    internal async Task<Guid?> Expected(OutsideIdentity identity, CancellationToken stop)
    {
        if (ExpectClerk.Plain(identity.UserName) is not { } name
            || await staff.UserClaims.SingleOrDefaultAsync(c => c.ClaimType == ExpectClerk.Claim && c.ClaimValue == name, stop) is not { } expected
            || await staff.UserLogins.AnyAsync(l => l.UserId == expected.UserId && l.LoginProvider == identity.Issuer, stop)
            || await staff.Users.SingleAsync(c => c.Id == expected.UserId, stop) is not { IsActive: true } clerk)
            return null;
        by.Is(ActorKind.Clerk, clerk.Id);
        await Tie(clerk, identity, stop);
        return clerk.Id;
    }

    private async Task Tie(Clerk clerk, OutsideIdentity identity, CancellationToken stop)
    {
        try
        {
            await change.Run(JournalKind.ClerkTied, clerk.Id, async () =>
            {
                staff.RemoveRange(await staff.UserClaims.Where(c => c.UserId == clerk.Id && c.ClaimType == ExpectClerk.Claim).ToListAsync(stop));
                staff.Add(new IdentityUserLogin<Guid> { LoginProvider = identity.Issuer, ProviderKey = identity.Subject, UserId = clerk.Id });
            }, stop);
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            // Somebody tied it at this very moment.
            throw new Refused(RefuseSignIn.Provider);
        }
    }
}
