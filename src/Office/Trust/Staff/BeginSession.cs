using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;

namespace OffenesHaus.Trust.Staff;

/// <summary>Begins somebody's session where no second step was asked: after setting it up, or as an invented clerk of the demonstration.</summary>
public sealed class BeginSession(StaffDb staff, StaffChange change, Actor by, TimeProvider clock)
{
    public async Task<SessionBegun> Run(Guid id, CancellationToken stop)
    {
        var clerk = await staff.Users.SingleOrDefaultAsync(c => c.Id == id, stop) is { IsActive: true } active ? active : throw new NotFound();
        by.Is(ActorKind.Clerk, id);
        var session = new StaffSession { Id = Guid.CreateVersion7(clock.GetUtcNow()), ClerkId = id, BegunAt = clock.GetUtcNow() };
        await change.Run(JournalKind.ClerkLoggedIn, id, () =>
        {
            clerk.LoggedInAt = session.BegunAt;
            staff.Add(session);
            return Task.CompletedTask;
        }, stop);
        return new(session.Id, ClerkView.Of(clerk));
    }
}
