using Microsoft.EntityFrameworkCore;

namespace OffenesHaus.Trust.Staff;

/// <summary>What a clerk comes in with: passkeys and identities of the provider, for the page where both are changed.</summary>
public sealed class OwnSignIn(StaffDb staff)
{
    public async Task<IReadOnlyList<PasskeyView>> Passkeys(Guid clerk, CancellationToken stop) =>
        await staff.Set<ClerkPasskey>().AsNoTracking().Where(p => p.ClerkId == clerk).OrderBy(p => p.Id).Select(p => new PasskeyView(p.Id, p.Name, p.AddedAt, p.UsedAt)).ToListAsync(stop);

    /// <summary>Whether an identity of that provider is tied to the account.</summary>
    public Task<bool> IsTied(Guid clerk, string issuer, CancellationToken stop) =>
        staff.UserLogins.AnyAsync(l => l.UserId == clerk && l.LoginProvider == issuer, stop);

    /// <summary>Under which name a team lead expects this clerk at the provider, as long as nobody came with it.</summary>
    public Task<string?> ExpectedName(Guid clerk, CancellationToken stop) =>
        staff.UserClaims.Where(c => c.UserId == clerk && c.ClaimType == ExpectClerk.Claim).Select(c => c.ClaimValue).SingleOrDefaultAsync(stop);
}
