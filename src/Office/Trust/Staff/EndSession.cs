using Microsoft.EntityFrameworkCore;

namespace OffenesHaus.Trust.Staff;

/// <summary>A clerk leaves: the session is over here, and with it in every tab and every copy of its cookie. Twice is once.</summary>
public sealed class EndSession(StaffDb staff, StaffChange change, Actor by, TimeProvider clock)
{
    public async Task Run(Guid id, CancellationToken stop)
    {
        if (await staff.Set<StaffSession>().SingleOrDefaultAsync(s => s.Id == id && s.EndedAt == null, stop) is not { } session)
            return;
        // Where somebody else has just come in at this browser, it is they who end it.
        if (by.Kind == ActorKind.Nobody)
            by.Is(ActorKind.Clerk, session.ClerkId);
        await change.Run(JournalKind.ClerkLoggedOut, session.ClerkId, () =>
        {
            session.EndedAt = clock.GetUtcNow();
            return Task.CompletedTask;
        }, stop);
    }
}
