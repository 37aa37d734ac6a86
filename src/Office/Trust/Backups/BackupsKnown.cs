using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;

namespace OffenesHaus.Trust.Backups;

/// <summary>Which folders hold backups of this house. One that is left out of a rotation opens nothing any more, so what is not known for certain is said.</summary>
public sealed class BackupsKnown(OfficeDb db, OfficePlace place, BackupTarget target)
{
    /// <summary>The folders a rotation takes along. <paramref name="withoutOthers"/>: the operator says that there are no more than those remembered. Throws <see cref="CannotStart"/> where that is not known.</summary>
    public async Task<IReadOnlyList<string>> Run(bool withoutOthers, CancellationToken stop)
    {
        var last = LastBackup.Read(place.Folder);
        if (await Forgot(last, stop) && (last is null || !withoutOthers))
            throw new CannotStart(
                $"Which folders hold backups of this house is not known: backup.last in {place.Folder} cannot be read or is gone, or was begun anew after that. With the former key every backup that is left out would be lost.",
                "Make a backup to each folder that is still there ('./oh backup DIR'), then say it again with --without-others; or with --without-backups, if no backup is there any more.");
        return LastBackup.FoldersOf(place.Folder, target.Folder);
    }

    /// <summary>Whether backups were made, or this house came from one, and nothing remembers where they lie.</summary>
    internal async Task<bool> Forgot(LastBackup? last, CancellationToken stop) =>
        last?.Forgot ?? (LastBackup.IsThere(place.Folder) || await db.Set<JournalEntry>().AnyAsync(e => e.Kind == JournalKind.BackupMade || e.Kind == JournalKind.HouseRestored, stop));
}
