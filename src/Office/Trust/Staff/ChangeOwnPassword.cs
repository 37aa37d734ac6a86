using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;

namespace OffenesHaus.Trust.Staff;

/// <summary>A clerk changes the own password, who shows the present one. Every other session ends with it. (OWASP ASVS 6.2.2, 6.2.3)</summary>
public sealed class ChangeOwnPassword(StaffDb staff, IPasswordHasher<Clerk> hasher, SetOwnPassword set, Guesses guesses, Refusals refusals)
{
    public async Task<ClerkView> Run(Guid id, string? present, string? next, CancellationToken stop)
    {
        await Prove(id, present, stop);
        return await set.Run(id, next ?? "", stop);
    }

    /// <summary>The present password, before anything is done that opens the account in future.</summary>
    public async Task Prove(Guid id, string? present, CancellationToken stop)
    {
        var subject = $"own-password:{id:N}";
        if (!await guesses.Begin(subject, subject, stop))
            throw new Refused("staff.too-often");
        if (await staff.Users.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, stop) is not { Invented: false, PasswordHash: { } hash } clerk)
            throw new NotFound();
        if (hasher.VerifyHashedPassword(clerk, hash, present ?? "") == PasswordVerificationResult.Failed)
        {
            await refusals.LogIn("present-password", id, stop);
            throw new Refused("staff.password-wrong");
        }

        await guesses.Succeeded(subject, subject, stop);
    }
}
