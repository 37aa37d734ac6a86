using OffenesHaus.Platform;

namespace OffenesHaus.Trust.Backups;

/// <summary>Backs up, remembers how that ended, and takes away the oldest sets beyond those to be kept.</summary>
public sealed class KeepBackup(BackUp backUp, BackupsKnown known, OfficePlace place, TimeProvider clock)
{
    /// <summary><paramref name="keep"/>: so many sets stay; 0: all. Throws <see cref="CannotStart"/> as <see cref="BackUp"/> does; whatever broke it off is noted first.</summary>
    public async Task<BackupMade> Run(string folder, int keep, Action<string> say, CancellationToken stop)
    {
        var last = new LastBackup { At = clock.GetUtcNow(), Folder = LastBackup.Named(folder), Forgot = true };
        try
        {
            // Asked first: afterwards the journal knows of this one in any case.
            last = last with { Forgot = await known.Forgot(LastBackup.Read(place.Folder), stop) };
            var made = await backUp.Run(folder, say, stop);
            last = last.With(last.Folder, made.At) with { Files = made.Files, Bytes = made.Bytes, Trouble = made.Trouble };
            // What cannot be taken away now is taken away with the next one: the new set is whole all the same.
            foreach (var old in keep > 0 ? new BackupFolder(folder).Sets.SkipLast(keep) : [])
                Drop(old, say);
            return made;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            last = last with { Trouble = e is CannotStart no ? no.Sentence : "The backup broke off: " + e.Message };
            throw;
        }
        finally
        {
            // Read now: another one may have ended in the meantime.
            last.After(LastBackup.Read(place.Folder)).Write(place.Folder);
        }
    }

    private static void Drop(string set, Action<string> say)
    {
        try
        {
            Directory.Delete(set, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            say($"The former set {set} could not be taken away: {e.Message}");
        }
    }
}
