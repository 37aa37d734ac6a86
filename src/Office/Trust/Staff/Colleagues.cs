using Microsoft.EntityFrameworkCore;

namespace OffenesHaus.Trust.Staff;

/// <summary>Who works here, for sessions and for handing work over.</summary>
public sealed class Colleagues(StaffDb staff)
{
    public async Task<ClerkView?> Find(Guid id, CancellationToken stop) =>
        await staff.Users.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, stop) is { } clerk ? ClerkView.Of(clerk) : null;

    /// <summary>Who sits in a session; null when it was ended, or never was theirs.</summary>
    public async Task<ClerkView?> InSession(Guid id, Guid session, CancellationToken stop) =>
        await staff.Users.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id && staff.Set<StaffSession>().Any(s => s.Id == session && s.ClerkId == id && s.EndedAt == null), stop) is { } clerk ? ClerkView.Of(clerk) : null;

    public async Task<IReadOnlyList<ClerkView>> All(CancellationToken stop) =>
        [.. (await staff.Users.AsNoTracking().OrderBy(c => c.DisplayName).ToListAsync(stop)).Select(ClerkView.Of)];

    public Task<bool> Anybody(CancellationToken stop) => staff.Users.AnyAsync(stop);
}
