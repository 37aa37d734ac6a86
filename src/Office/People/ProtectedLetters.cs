using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OffenesHaus.Platform;

namespace OffenesHaus.People;

/// <summary>Where a letter to a protected person really goes: the safe contact first, else the address handed in last. Only for the house, when it sets the letter.</summary>
public sealed class ProtectedLetters(OfficeDb db, ProtectedKeys keys, HouseScope asHouse)
{
    /// <summary>The key to seal the letter with, and its address; null: the person is not protected. No address known: no lines.</summary>
    internal async Task<(Secret Secret, IReadOnlyList<string> Address)?> For(Guid request, CancellationToken stop)
    {
        if (await keys.Now(request, stop) is not { } secret)
            return null;
        var all = await db.Set<ProtectedAddress>().AsNoTracking().Where(a => a.RequestId == request && (a.Kind == ReachedBy.Post || a.Kind == ReachedBy.ContactPost)).OrderBy(a => a.Id).ToListAsync(stop);
        if ((all.FindLast(a => a.Kind == ReachedBy.ContactPost) ?? all.LastOrDefault()) is not { } kept)
            return (secret, []);
        if (kept.KeyId == secret.Id)
            return (secret, kept.Lines(secret));
        using var own = await keys.Of(kept.KeyId, stop);
        return (secret, kept.Lines(own));
    }

    /// <summary>The safe address that holds now was taken down at the desk. What opens an access goes nowhere else: whoever stole a code could name an address of their own.</summary>
    internal async Task<bool> HasSafeAddress(Guid request, CancellationToken stop) =>
        await db.Set<SafeContact>().AsNoTracking().Where(c => c.RequestId == request && c.HasPost).OrderByDescending(c => c.Id).Select(c => c.FromDesk).FirstOrDefaultAsync(stop);

    /// <summary>Whether a letter has somewhere to go. Asked as the house: the rows are shown to named readers only; what this transaction keeps is known here.</summary>
    internal async Task<bool> HasPost(Guid request, CancellationToken stop)
    {
        if (db.Set<ProtectedAddress>().Local.Any(a => a.RequestId == request && a.Kind is ReachedBy.Post or ReachedBy.ContactPost))
            return true;
        await using var house = asHouse();
        return await house.ServiceProvider.GetRequiredService<OfficeDb>().Set<ProtectedAddress>().AnyAsync(a => a.RequestId == request && (a.Kind == ReachedBy.Post || a.Kind == ReachedBy.ContactPost), stop);
    }
}
