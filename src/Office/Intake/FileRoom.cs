using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;

namespace OffenesHaus.Intake;

/// <summary>
/// How many files one request takes. Whoever has more brings or sends the rest on paper, and everything else they wrote is kept: a bound of the program, never of a right.
/// Files that were taken away again count, for their bytes are kept.
/// </summary>
public sealed class FileRoom(OfficeDb db, FileStore store)
{
    public const int Most = 200;

    /// <summary>Those that still fit, in their order. The others leave the store at once; a request not begun yet is empty.</summary>
    public async Task<IReadOnlyList<FileGiven>> Fitting(Guid? request, IReadOnlyList<FileGiven> files, CancellationToken stop)
    {
        if (files.Count == 0)
            return files;
        var here = request is null ? 0 : await db.Set<EvidenceFile>().CountAsync(f => f.RequestId == request, stop);
        var fitting = files.Take(Math.Max(0, Most - here)).ToList();
        foreach (var beyond in files.Skip(fitting.Count))
            store.Delete(beyond.Blob.Id);
        return fitting;
    }
}
