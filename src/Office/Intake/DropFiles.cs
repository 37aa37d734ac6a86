using OffenesHaus.Platform;

namespace OffenesHaus.Intake;

/// <summary>Takes the files of a post that no row came to name out of the store again, at once: else whoever sends many of them fills the disk for a day.</summary>
public sealed class DropFiles(FileStore store, NamedBlobs named)
{
    public async Task Run(IReadOnlyCollection<BlobId> files, CancellationToken stop)
    {
        var stay = await named.Of(files, stop);
        foreach (var file in files.Where(f => !stay.Contains(f)))
            store.Delete(file);
    }
}
