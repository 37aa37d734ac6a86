using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;

namespace OffenesHaus.Trust.Staff;

/// <summary>A clerk ends another session of the own account, within ten minutes of logging in. (OWASP ASVS 7.5.2)</summary>
public sealed class EndOwnSession(StaffDb staff, EndSession end, FreshStep fresh)
{
    public async Task Run(Guid clerk, Guid session, Guid which, CancellationToken stop)
    {
        if (!await fresh.Is(clerk, session, stop))
            throw new Refused("staff.step-up");
        if (!await staff.Set<StaffSession>().AnyAsync(s => s.Id == which && s.ClerkId == clerk, stop))
            throw new NotFound();
        await end.Run(which, stop);
    }
}
