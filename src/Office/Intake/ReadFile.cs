using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.Intake;

/// <summary>A clerk looks at a file: as freshly drawn pages, or takes the original as a download. Opening one is an entry in the journal.</summary>
public sealed class ReadFile(OfficeDb db, Keys keys, FileStore store, PageImages images, Journal journal)
{
    /// <summary>Notes that the file is opened, and tells what it is.</summary>
    public async Task<FileView> Run(RequestNumber number, Guid file, CancellationToken stop)
    {
        var found = await Find(number, file, stop);
        journal.Note(JournalKind.FileRead, found.RequestId, ReasonCode.OpenTask);
        await db.SaveChangesAsync(stop);
        using var key = await keys.Of(found.RequestId, stop);
        return FileView.Of(found, key);
    }

    /// <summary>One page as a picture, counted from 1. Belongs to a page that was noted already.</summary>
    public async Task<DrawnPage> Draw(RequestNumber number, Guid file, int page, int side, CancellationToken stop)
    {
        var found = await Find(number, file, stop);
        using var key = await keys.Of(found.RequestId, stop);
        using var own = found.FileKey(key);
        return await images.Draw(new() { Blob = new(found.Id), Kind = found.Kind, Key = own }, page, side, stop);
    }

    /// <summary>The file as it came. Only ever as a download: a browser must not open it.</summary>
    public async Task<(FileView File, Stream Bytes)> Original(RequestNumber number, Guid file, CancellationToken stop)
    {
        var view = await Run(number, file, stop);
        var found = await Find(number, file, stop);
        using var key = await keys.Of(found.RequestId, stop);
        return (view, store.OpenRead(new(found.Id), found.FileKey(key)));
    }

    // The file is looked for within its request: a number that may be opened opens no other request's file.
    private async Task<EvidenceFile> Find(RequestNumber number, Guid file, CancellationToken stop) =>
        await (from f in db.Set<EvidenceFile>().AsNoTracking()
               join r in db.Set<Request>() on f.RequestId equals r.Id
               where f.Id == file && r.Number == number && f.ArrivalId != null
               select f).SingleOrDefaultAsync(stop) ?? throw new NotFound();
}
