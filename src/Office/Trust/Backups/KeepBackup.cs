using OffenesHaus.Platform;

namespace OffenesHaus.Trust.Backups;

/// <summary>Backs up, remembers how that ended, and takes away the oldest sets beyond those to be kept.</summary>
public sealed class KeepBackup(BackUp backUp, OfficePlace place, TimeProvider clock)
{
    /// <summary><paramref name="keep"/>: so many sets stay; 0: all. Throws <see cref="CannotStart"/> as <see cref="BackUp"/> does, after noting it.</summary>
    public async Task<BackupMade> Run(string folder, int keep, Action<string> say, CancellationToken stop)
    {
        var last = new LastBackup { At = clock.GetUtcNow(), Folder = Path.GetFullPath(folder), WholeAt = LastBackup.Read(place.Folder)?.WholeAt };
        try
        {
            var made = await backUp.Run(folder, say, stop);
            foreach (var old in keep > 0 ? new BackupFolder(folder).Sets.SkipLast(keep) : [])
                Directory.Delete(old, recursive: true);
            last = last with { WholeAt = made.At, Files = made.Files, Bytes = made.Bytes };
            return made;
        }
        catch (CannotStart no)
        {
            last = last with { Trouble = no.Sentence };
            throw;
        }
        finally
        {
            last.Write(place.Folder);
        }
    }
}
