using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Access;
using OffenesHaus.Trust.Proof;

namespace OffenesHaus.Intake.Looks;

/// <summary>
/// Who read a matter, when and why, over the whole time, for a data protection officer who does not open it for that: the house reads the journal for them, with the reasons staff wrote,
/// without names of files. Asking is noted and stands in the person's own list. (Art. 39 Abs. 1 lit. b GDPR)
/// </summary>
public sealed class ReadReport(HouseScope asHouse, OfficeDb db, Grants grants, Journal journal, JournalPlaces places, Actor by)
{
    /// <summary>More lines than a matter of this office will ever have; what is above is said.</summary>
    private const int Most = 5_000;

    /// <summary>Throws <see cref="NotFound"/> for a number nobody handed in anything under, and for a matter that is shut to whoever asks.</summary>
    public async Task<ReadReportView> Run(RequestNumber number, CancellationToken stop)
    {
        await using var house = asHouse();
        var all = house.ServiceProvider.GetRequiredService<OfficeDb>();
        var request = await all.Set<Request>().AsNoTracking().Include(r => r.States).SingleOrDefaultAsync(r => r.Number == number, stop);
        if (request?.WasOnce(RequestState.Declared) != true || await grants.IsBarred(by.Id!.Value, request.Id, stop))
            throw new NotFound();
        await journal.NoteOversight(JournalKind.ReadsReported, request.Id, stop);
        await db.SaveChangesAsync(stop);

        var seen = await house.ServiceProvider.GetRequiredService<OwnReads>().See(request.Id, new ReadsPart(null, Most, ShowsHeld: true), stop);
        var lines = seen.Lines.Select(l => l.File is null ? l : l with { File = "…" }).ToList();
        return new() { Reads = seen with { Lines = lines }, Places = await places.Of([.. lines.Select(l => l.Id)], stop) };
    }
}

/// <summary>A report: the lines, newest first, and where each stands in the journal's tree; missing: not yet placed.</summary>
public sealed record ReadReportView
{
    public required ReadsView Reads { get; init; }

    public required IReadOnlyDictionary<Guid, long> Places { get; init; }
}
