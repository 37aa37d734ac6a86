using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;

namespace OffenesHaus.Trust.Staff;

/// <summary>Whether the second step of a session is fresh enough to change what the next session begins with: an open screen is not enough.</summary>
public sealed class FreshStep(StaffDb staff, TimeProvider clock)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    public Task<bool> Is(Guid clerk, Guid session, CancellationToken stop)
    {
        var since = clock.GetUtcNow() - Longest;
        return staff.Set<StaffSession>().AnyAsync(s => s.Id == session && s.ClerkId == clerk && s.EndedAt == null && s.BegunAt > since, stop);
    }

    /// <summary>The clerk, who is no invented one: whoever clicks in may not stay.</summary>
    internal async Task<Clerk> Demand(Guid clerk, Guid session, CancellationToken stop)
    {
        if (!await Is(clerk, session, stop))
            throw new Refused("staff.step-up");
        var found = await staff.Users.SingleOrDefaultAsync(c => c.Id == clerk, stop);
        return found is { IsActive: true, Invented: false } ? found : throw new NotFound();
    }
}
