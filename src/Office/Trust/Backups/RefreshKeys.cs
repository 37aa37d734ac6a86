using OffenesHaus.Platform;
using OffenesHaus.Trust.Erasing;

namespace OffenesHaus.Trust.Backups;

/// <summary>Replaces the file of wrapped keys and the list of the erased beside the backups, so that a destroyed key is gone from them at once and not only with the next backup.</summary>
public sealed class RefreshKeys(OwnerDatabase owner, OfficePlace place, OfficeKey office, IEnumerable<WrappedKeys> keys, TimeProvider clock)
{
    /// <summary>False where the folder cannot be reached now.</summary>
    public async Task<bool> Run(string folder, CancellationToken stop)
    {
        if (!File.Exists(new BackupFolder(folder).WrappedKeys))
            return false;
        var to = new BackupFolder(folder);
        try
        {
            using var mine = to.Take();
            new ErasedList(to.Root, office).AddMissing(new ErasedList(place.Folder, office).Read().Values);
            await using var connection = await owner.Source.OpenConnectionAsync(stop);
            await new KeyFile(to.WrappedKeys, office).Write(connection, keys, clock.GetUtcNow(), stop);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CannotStart)
        {
            return false;
        }
    }
}
