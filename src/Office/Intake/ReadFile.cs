using Microsoft.EntityFrameworkCore;
using OffenesHaus.Intake.Quarantine;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Access;

namespace OffenesHaus.Intake;

/// <summary>A clerk looks at a file: as freshly drawn pages, or takes the original as a download. Each look is an entry in the journal that names the file, and so is each original that goes out.</summary>
public sealed class ReadFile(OfficeDb db, Keys keys, FileStore store, PageImages images, Examining examining, ShutFile shut, Journal journal)
{
    private const int Large = 1_600, Small = 216;

    /// <summary>Notes that the file is opened, and tells what it is.</summary>
    public async Task<FileView> Run(RequestNumber number, Guid file, CancellationToken stop)
    {
        var found = await Find(number, file, stop);
        await journal.NoteLook(JournalKind.FileRead, found.RequestId, found.Id, stop);
        using var key = await keys.Of(found.RequestId, stop);
        var known = found.Readability == Readability.Quarantined || found.ReleasedAt is not null ? await shut.See(found.RequestId, found.Id, stop) : null;
        return FileView.Of(found, key) with { IsShut = examining.Shuts(found.Readability), Shut = known, ReleasedAt = found.ReleasedAt, CanBeTurned = found.Readability == Readability.Readable && await db.Works(found.RequestId).AnyAsync(stop) };
    }

    /// <summary>One page as a picture to be read, counted from 1.</summary>
    public async Task<DrawnPage> Page(RequestNumber number, Guid file, int page, CancellationToken stop)
    {
        var found = await Find(number, file, stop);
        await journal.NoteLook(JournalKind.FileRead, found.RequestId, found.Id, stop);
        return await Draw(found, page, Large, stop);
    }

    /// <summary>The small picture beside the file's name: it belongs to the page of the request, and so does its entry.</summary>
    public async Task<DrawnPage> Thumbnail(RequestNumber number, Guid file, int page, CancellationToken stop)
    {
        var found = await Find(number, file, stop);
        await journal.NoteLook(JournalKind.RequestRead, found.RequestId, null, stop);
        return await Draw(found, page, Small, stop);
    }

    /// <summary>The file as it came. Only ever as a download: a browser must not open it. What a scanner found something in: only in twos, also after its release.</summary>
    public async Task<(FileView File, Stream Bytes)> Original(RequestNumber number, Guid file, CancellationToken stop)
    {
        var view = await Run(number, file, stop);
        var found = await Find(number, file, stop);
        if (!view.HasOriginal)
            throw new NotFound();
        await journal.NoteGivenOut(JournalKind.OriginalTaken, found.RequestId, found.Id, stop);
        using var key = await keys.Of(found.RequestId, stop);
        return (view, store.OpenRead(new(found.Id), found.FileKey(key)));
    }

    private async Task<DrawnPage> Draw(EvidenceFile found, int page, int side, CancellationToken stop)
    {
        if (examining.Shuts(found.Readability))
            throw new NotFound();
        using var key = await keys.Of(found.RequestId, stop);
        using var own = found.FileKey(key);
        return await images.Draw(found.Stored(own), page, side, stop);
    }

    private async Task<EvidenceFile> Find(RequestNumber number, Guid file, CancellationToken stop) =>
        await db.FilesOnDesk(number).AsNoTracking().SingleOrDefaultAsync(f => f.Id == file, stop) ?? throw new NotFound();
}
