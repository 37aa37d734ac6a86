using Microsoft.EntityFrameworkCore;
using OffenesHaus.People;
using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.Intake;

/// <summary>How a person is protected, for themselves: what holds and how they said they can be reached. No address and no number: somebody may be reading over their shoulder.</summary>
public sealed class OwnProtection(OfficeDb db, Keys keys, Protections protections)
{
    public async Task<OwnProtectionView> See(Guid request, CancellationToken stop)
    {
        using var key = await keys.Of(request, stop);
        var contact = await db.Set<SafeContact>().AsNoTracking().Where(c => c.RequestId == request).OrderByDescending(c => c.Id).FirstOrDefaultAsync(stop);
        var number = await db.Set<Request>().AsNoTracking().Where(r => r.Id == request).Select(r => (RequestNumber?)r.Number).SingleOrDefaultAsync(stop) ?? throw new NotFound();
        return new(number, await protections.Of(request, stop), contact?.Wish(key));
    }
}

/// <summary>The protection of one person as they see it.</summary>
public sealed record OwnProtectionView(RequestNumber Number, ProtectionNow Now, ContactWish? Contact);
