using Microsoft.EntityFrameworkCore;
using OffenesHaus.People.Helping;
using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.Intake;

/// <summary>A small picture of a page for whom a file belongs to, or whom they let see it: drawn out of the store, so that what is shown is what we have.</summary>
public sealed class ReadOwnFile(OfficeDb db, Keys keys, PageImages images, HelpInForce help, Journal journal, Actor by)
{
    private const int Side = 480;

    /// <summary>For the person of this request. Pages count from 1. Throws <see cref="NotFound"/>, also for what cannot be drawn.</summary>
    public async Task<DrawnPage> Page(Guid request, Guid file, int page, CancellationToken stop) =>
        await Draw(await Found(request, file, stop), page, stop);

    /// <summary>For a helper: what their mandate shows them, and what they sent themselves. It belongs to the page of the matter, and so does its entry.</summary>
    public async Task<DrawnPage> ForHelp(RequestNumber number, Guid file, int page, CancellationToken stop)
    {
        var request = await db.Set<Request>().AsNoTracking().Where(r => r.Number == number).Select(r => (Guid?)r.Id).SingleOrDefaultAsync(stop) ?? throw new NotFound();
        var scope = await help.Demand(request, HelpScopes.FillIn | HelpScopes.Evidence, stop);
        var found = await Found(request, file, stop);
        if (!scope.HasFlag(HelpScopes.FillIn) && !await db.Set<Arrival>().AnyAsync(a => a.Id == found.ArrivalId && a.TypedById == by.Id, stop))
            throw new NotFound();
        if (await db.ShutsPictures(by, request, stop))
            throw new NotFound();
        await journal.NoteLook(JournalKind.RequestRead, request, null, stop);
        return await Draw(found, page, stop);
    }

    /// <summary>For whoever types it beside the person: it belongs to the conversation, whose entry stands for it.</summary>
    public async Task<DrawnPage> ForDesk(Guid request, Guid file, int page, CancellationToken stop) =>
        await db.ShutsPictures(by, request, stop) ? throw new NotFound() : await Draw(await Found(request, file, stop), page, stop);

    private async Task<EvidenceFile> Found(Guid request, Guid file, CancellationToken stop) =>
        await db.Set<EvidenceFile>().AsNoTracking().SingleOrDefaultAsync(f => f.Id == file && f.RequestId == request && f.RemovedAt == null && f.Readability == Readability.Readable, stop) ?? throw new NotFound();

    private async Task<DrawnPage> Draw(EvidenceFile found, int page, CancellationToken stop)
    {
        if (page < 1 || page > found.Pages)
            throw new NotFound();
        using var key = await keys.Of(found.RequestId, stop);
        using var own = found.FileKey(key);
        return await images.Draw(found.Stored(own), page, Side, stop);
    }
}
