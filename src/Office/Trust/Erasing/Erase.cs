using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Retention;

namespace OffenesHaus.Trust.Erasing;

/// <summary>
/// Erases one subject: its key, what every room holds of it, its files. In the live house at once; in backups with the next one, which replaces their one file of keys; in every copy of that file
/// with the next rotation of the office key. After a run of erasures call <see cref="Backups.RefreshKeys"/>. (Art. 17 GDPR)
/// </summary>
public sealed class Erase(OfficeDb db, Keys keys, IEnumerable<IHoldings> rooms, FileStore store, OfficePlace place, OfficeKey office)
{
    /// <summary>
    /// False: it was erased before, it is held, or <paramref name="still"/>, asked once nothing about it can be written any more, says that it is to stay.
    /// What belongs to it goes with it.
    /// </summary>
    public async Task<bool> Run(Guid subject, ErasureGround ground, CancellationToken stop, Func<Task<bool>>? still = null)
    {
        List<BlobId> files = [];
        List<Erased> erased = [];
        await using var act = await db.Database.BeginTransactionAsync(stop);
        // Whoever writes about the same subject waits here, and is then refused (trust.not_erased): nothing is acknowledged and gone.
        await db.ShutAbout(subject, stop);
        if (await db.Set<Erased>().AnyAsync(e => e.Subject == subject, stop) || await db.Set<LegalHold>().AnyAsync(h => h.Subject == subject && h.EndedAt == null, stop) || (still is not null && !await still()))
            return false;

        List<Guid> going = [subject];
        foreach (var room in rooms)
            going.AddRange(await room.Belonging(subject, stop));
        foreach (var one in going)
        {
            erased.Add(await keys.Destroy(one, ground, stop));
            foreach (var room in rooms)
                files.AddRange(await room.Erase(one, stop));
        }
        await act.CommitAsync(stop);

        // After the commit: a list that knows more than the database would cost somebody their words at a restore. What a crash leaves out here is written at the next start.
        new ErasedList(place.Folder, office).Add(erased);
        files.ForEach(f => store.Delete(f));
        db.ChangeTracker.Clear();
        return true;
    }
}
