using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using OffenesHaus.Platform;

namespace OffenesHaus.Trust.Staff;

/// <summary>A team lead says under which name the identity provider knows a colleague: whoever first comes with it is tied to the account. Empty: nobody is expected any more.</summary>
public sealed class ExpectClerk(StaffDb staff, StaffChange change, Actor by)
{
    internal const string Claim = "expected-name";
    private const int Longest = 200;

    public async Task Run(Guid id, string? written, CancellationToken stop)
    {
        var clerk = await staff.Users.SingleOrDefaultAsync(c => c.Id == id && c.EndedAt == null, stop) ?? throw new NotFound();
        if (id == by.Id)
            throw new Refused("staff.not-oneself");
        if (clerk.Invented)
            throw new NotFound();
        if (written?.Length > Longest)
            throw new Refused("staff.expected-long", Longest);
        var name = Plain(written);
        try
        {
            await change.Run(name is null ? JournalKind.ClerkUntied : JournalKind.ClerkTied, id, async () =>
            {
                staff.RemoveRange(await staff.UserClaims.Where(c => c.UserId == id && c.ClaimType == Claim).ToListAsync(stop));
                if (name is not null)
                    staff.Add(new IdentityUserClaim<Guid> { UserId = id, ClaimType = Claim, ClaimValue = name });
            }, stop, "expected");
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            throw new Refused("staff.expected-taken");
        }
    }

    /// <summary>As names are compared; null when nothing is left.</summary>
    internal static string? Plain(string? name) => string.IsNullOrWhiteSpace(name) ? null : name.Trim().Normalize().ToLowerInvariant();
}
