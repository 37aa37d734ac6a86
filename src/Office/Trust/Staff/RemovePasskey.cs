using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;

namespace OffenesHaus.Trust.Staff;

/// <summary>A clerk takes a passkey away, within ten minutes of the second step. It opens nothing from now on, and every other session ends.</summary>
public sealed class RemovePasskey(StaffDb staff, FreshStep fresh, StaffChange change)
{
    public async Task<ClerkView> Run(Guid id, Guid session, Guid passkey, CancellationToken stop)
    {
        var clerk = await fresh.Demand(id, session, stop);
        var gone = await staff.Set<ClerkPasskey>().SingleOrDefaultAsync(p => p.Id == passkey && p.ClerkId == id, stop) ?? throw new NotFound();
        await change.Secret(clerk, (JournalKind.ClerkSecretChanged, "passkey-removed"), async () =>
        {
            staff.Remove(gone);
            clerk.HasPasskey = await staff.Set<ClerkPasskey>().AnyAsync(p => p.ClerkId == id && p.Id != passkey, stop);
        }, stop);
        return ClerkView.Of(clerk);
    }
}
