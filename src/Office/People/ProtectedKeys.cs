using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;

namespace OffenesHaus.People;

/// <summary>Opens the keys of protected words for whoever may, and makes new ones for whoever writes without being allowed to read: caution never waits for a named reader.</summary>
public sealed class ProtectedKeys(OfficeDb db, ProtectionKey protection, TimeProvider clock)
{
    /// <summary>The key of what is protected now; null where nothing is, or where whoever acts is not named.</summary>
    internal async Task<Secret?> Now(Guid request, CancellationToken stop) =>
        await (from p in db.Set<Protection>().AsNoTracking()
               join k in db.Set<ProtectedKey>().AsNoTracking() on p.KeyId equals k.Id
               where p.RequestId == request && p.Kind == ProtectionKind.Address && p.LiftedAt == null
               select k).SingleOrDefaultAsync(stop) is { } found
            ? Open(found)
            : null;

    internal async Task<Secret> Of(Guid id, CancellationToken stop) =>
        Open(await db.Set<ProtectedKey>().AsNoTracking().SingleOrDefaultAsync(k => k.Id == id, stop) ?? throw new NotFound());

    internal Secret CreateFor(Guid request)
    {
        var (id, key) = (Guid.CreateVersion7(clock.GetUtcNow()), DataKey.Create());
        db.Add(new ProtectedKey { Id = id, RequestId = request, Wrapped = key.Wrap(protection.Wraps, id) });
        return new(id, key);
    }

    internal async Task<Secret> ForWriting(Guid request, CancellationToken stop) => await Now(request, stop) ?? CreateFor(request);

    /// <summary>Asked before the doors open, by the house itself: a new key file beside old rows would start up cleanly and open none of them.</summary>
    public async Task Prove(CancellationToken stop)
    {
        if (await db.Set<ProtectedKey>().AsNoTracking().OrderByDescending(k => k.Id).Select(k => k.Wrapped).FirstOrDefaultAsync(stop) is { } newest && protection.Wraps.Find(DataKey.OfficeKeyOf(newest)) is null)
            throw new CannotStart(
                $"Protected addresses were sealed under the protection key {DataKey.OfficeKeyOf(newest)}, the present one is {protection.Wraps.Id}.",
                "Put keys/protection.key back from its safe copy. A new key opens nothing that is stored.");
    }

    private Secret Open(ProtectedKey found) => new(found.Id, DataKey.Unwrap(found.Wrapped, protection.Wraps, found.Id));
}
