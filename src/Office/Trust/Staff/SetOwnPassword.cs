using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;

namespace OffenesHaus.Trust.Staff;

/// <summary>Sets the password its owner chose. Every older session ends with it.</summary>
public sealed class SetOwnPassword(UserManager<Clerk> clerks, IPasswordHasher<Clerk> hasher, PasswordRules rules, StaffChange change, Actor by)
{
    public async Task<ClerkView> Run(Guid id, string password, CancellationToken stop)
    {
        var clerk = await clerks.Users.SingleOrDefaultAsync(c => c.Id == id, stop) ?? throw new NotFound();
        if (clerk.PasswordHash is { } known && hasher.VerifyHashedPassword(clerk, known, password) != PasswordVerificationResult.Failed)
            throw new Refused("staff.password-same");
        rules.Demand("staff", password, Own(clerk));

        by.Is(ActorKind.Clerk, id);
        await change.Secret(clerk, (JournalKind.ClerkSecretChanged, "password"), () =>
        {
            clerk.PasswordHash = hasher.HashPassword(clerk, password);
            clerk.MustChangePassword = false;
            return Task.CompletedTask;
        }, stop);
        return ClerkView.Of(clerk);
    }

    internal static string Own(Clerk clerk) => $"{clerk.UserName} {clerk.DisplayName} {clerk.Team}";
}
