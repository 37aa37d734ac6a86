using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;

namespace OffenesHaus.Trust.Staff;

/// <summary>Notes that somebody's session begins where no second step was asked: after setting it up, or as an invented clerk of the demonstration.</summary>
public sealed class BeginSession(StaffDb staff, StaffChange change, Actor by, TimeProvider clock)
{
    public async Task<ClerkView> Run(Guid id, CancellationToken stop)
    {
        var clerk = await staff.Users.SingleOrDefaultAsync(c => c.Id == id, stop) ?? throw new NotFound();
        by.Is(ActorKind.Clerk, id);
        await change.Run(JournalKind.ClerkLoggedIn, id, () =>
        {
            clerk.LoggedInAt = clock.GetUtcNow();
            return Task.CompletedTask;
        }, stop);
        return ClerkView.Of(clerk);
    }
}
