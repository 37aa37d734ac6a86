using Microsoft.EntityFrameworkCore;

namespace OffenesHaus.Trust.Staff;

/// <summary>Who works here, for sessions and for handing work over.</summary>
public sealed class Colleagues(StaffDb staff)
{
    public async Task<ClerkView?> Find(Guid id, CancellationToken stop) =>
        await staff.Users.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, stop) is { } clerk ? ClerkView.Of(clerk) : null;

    public async Task<IReadOnlyList<ClerkView>> All(CancellationToken stop) =>
        [.. (await staff.Users.AsNoTracking().OrderBy(c => c.DisplayName).ToListAsync(stop)).Select(ClerkView.Of)];

    public Task<bool> Anybody(CancellationToken stop) => staff.Users.AnyAsync(stop);
}
