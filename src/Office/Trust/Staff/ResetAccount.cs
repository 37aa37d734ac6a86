using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;

namespace OffenesHaus.Trust.Staff;

/// <summary>A team lead helps a colleague who cannot log in any more. Whatever is reset has to be set anew at the next log-in; every session ends at once. The second step takes two (<see cref="ProposeForAccount"/>): with the password alone nobody comes in as somebody else.</summary>
public sealed class ResetAccount(UserManager<Clerk> clerks, StaffDb staff, IPasswordHasher<Clerk> hasher, StaffChange change, Actor by)
{
    /// <summary>The new first password, to be told once.</summary>
    public async Task<string> Password(Guid id, CancellationToken stop)
    {
        var password = OneTimePassword.Draw();
        await Run(id, "password", clerk => (clerk.PasswordHash, clerk.MustChangePassword) = (hasher.HashPassword(clerk, password), true), stop);
        return password;
    }

    /// <summary>The code app, all recovery codes and all passkeys are gone; the next log-in ties a new app.</summary>
    internal Task SecondStep(Guid id, CancellationToken stop) => Run(id, "second-step", clerk => (clerk.SealedTotpSecret, clerk.HasPasskey) = (null, false), stop);

    private async Task Run(Guid id, string what, Action<Clerk> reset, CancellationToken stop)
    {
        var clerk = await clerks.Users.SingleOrDefaultAsync(c => c.Id == id && c.EndedAt == null, stop) ?? throw new NotFound();
        if (id == by.Id)
            throw new Refused("staff.not-oneself");
        // They logged in at this moment, or a colleague changed the same account: told, and nothing happens.
        await change.Secret(clerk, (JournalKind.ClerkReset, what), async () =>
        {
            reset(clerk);
            if (clerk.SealedTotpSecret is null)
                staff.RemoveRange(await staff.Set<SpareCode>().Where(c => c.ClerkId == id).ToListAsync(stop));
            if (!clerk.HasPasskey)
                staff.RemoveRange(await staff.Set<ClerkPasskey>().Where(p => p.ClerkId == id).ToListAsync(stop));
        }, stop);
    }
}
