using Microsoft.EntityFrameworkCore;
using OffenesHaus.Law.Receipt;
using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.Intake.Papers;

/// <summary>A clerk looks at a paper that is not filed yet: as freshly drawn pages. Each look is an entry in the journal that names the paper.</summary>
public sealed class ReadPaper(OfficeDb db, PaperDays days, OfficeSettings office, Keys keys, PageImages images, Examining examining, Journal journal)
{
    private const int Large = 1_600, Small = 216, MostPages = 60;

    public async Task<PaperView> Run(Guid id, CancellationToken stop)
    {
        var paper = await db.Set<InboundPaper>().AsNoTracking().Include(p => p.Sheets).Include(p => p.Steps).SingleOrDefaultAsync(p => p.Id == id, stop) ?? throw new NotFound();
        await journal.NoteLook(JournalKind.PaperRead, id, null, stop);
        var day = await days.Of(paper, stop);
        var emptying = paper.EmptyingId is { } emptied ? await db.Emptyings().SingleOrDefaultAsync(e => e.Id == emptied, stop) : null;
        var request = paper.RequestId is { } belongs ? await db.Set<Request>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == belongs, stop) : null;
        using var key = await keys.Of(id, stop);
        var last = paper.Steps.MaxBy(s => s.Turn);
        return new()
        {
            Id = id,
            Channel = paper.Channel,
            Box = office.Boxes.FirstOrDefault(b => b.Code == emptying?.Box),
            Day = day.Day,
            NotBefore = day.NotBefore,
            FoundAt = day.NotBefore is null ? null : day.ReceivedAt,
            PaperOn = paper.PaperOn,
            EnvelopeKept = paper.EnvelopeKept,
            CapturedAt = paper.CapturedAt,
            Request = request?.Id,
            Number = request?.Number,
            Form = request?.Form,
            GoesInto = paper.SealedAnswered is not null,
            WrongDoor = paper.WrongDoor,
            IsFiled = paper.FiledAt is not null,
            Aside = paper.EndedAt is not null && last is { Kind: PaperStepKind.SetAside, SealedReason: { } reason } ? new(last.At, System.Text.Encoding.UTF8.GetString(key.Open(reason, SetAsidePaper.Purpose, id))) : null,
            Pages = paper.FiledAt is not null ? [] :
            [
                .. paper.Sheets.OrderBy(s => s.Place).SelectMany(s => Enumerable.Range(1, Math.Clamp(s.Pages ?? 1, 1, MostPages)).Select(n => new PaperPage(s.Id, n, s.Readability))),
            ],
            Same = await Same(paper, stop),
        };
    }

    /// <summary>One page of the scan as a picture to be read, counted from 1.</summary>
    public async Task<DrawnPage> Page(Guid id, Guid sheet, int page, bool small, CancellationToken stop)
    {
        var found = await db.Set<InboundPaper>().AsNoTracking().Where(p => p.Id == id && p.FiledAt == null).SelectMany(p => p.Sheets).SingleOrDefaultAsync(s => s.Id == sheet && s.SealedKey != null, stop) ?? throw new NotFound();
        await journal.NoteLook(JournalKind.PaperRead, id, null, stop);
        if (examining.Shuts(found.Readability))
            throw new NotFound();
        using var key = await keys.Of(id, stop);
        using var own = found.FileKey(key);
        return await images.Draw(new() { Blob = new(found.Id), Kind = found.Kind, Key = own }, page, small ? Small : Large, stop);
    }

    // The same bytes came before: perhaps the same scan was taken in twice. It is said, and nothing is refused for it.
    private async Task<IReadOnlyList<SamePaper>> Same(InboundPaper paper, CancellationToken stop)
    {
        var hashes = paper.Sheets.Select(s => s.Sha256).ToList();
        return await db.Set<InboundPaper>().AsNoTracking().Where(p => p.Id != paper.Id && p.Sheets.Any(s => hashes.Contains(s.Sha256)))
            .OrderBy(p => p.CapturedAt).Take(5).Select(p => new SamePaper(p.Id, p.CapturedAt, p.FiledAt != null)).ToListAsync(stop);
    }
}

/// <summary>A paper with what is known of it before it is filed.</summary>
public sealed record PaperView
{
    public required Guid Id { get; init; }

    public required Channel Channel { get; init; }

    /// <summary>Null for the post.</summary>
    public required Letterbox? Box { get; init; }

    /// <summary>The legal day it will count for, with its reasons.</summary>
    public required ReceiptDay Day { get; init; }

    /// <summary>The emptying before; null for the post.</summary>
    public required DateTimeOffset? NotBefore { get; init; }

    /// <summary>The emptying that found it; null for the post.</summary>
    public required DateTimeOffset? FoundAt { get; init; }

    public required DateOnly? PaperOn { get; init; }

    public required bool EnvelopeKept { get; init; }

    public required DateTimeOffset CapturedAt { get; init; }

    /// <summary>The request it is typed into; null: nobody has begun.</summary>
    public required Guid? Request { get; init; }

    public required RequestNumber? Number { get; init; }

    public required string? Form { get; init; }

    /// <summary>That request was there before this paper: it is typed beside it, and nobody here reads it.</summary>
    public required bool GoesInto { get; init; }

    public required bool WrongDoor { get; init; }

    public required bool IsFiled { get; init; }

    public required PaperAside? Aside { get; init; }

    /// <summary>Of all its files, in order; none once filed.</summary>
    public required IReadOnlyList<PaperPage> Pages { get; init; }

    /// <summary>Other papers with the same bytes in them.</summary>
    public required IReadOnlyList<SamePaper> Same { get; init; }
}

/// <summary>One page of a scan.</summary>
public sealed record PaperPage(Guid Sheet, int Number, Readability Readability);

/// <summary>A paper in which a file with the same bytes lies.</summary>
public sealed record SamePaper(Guid Id, DateTimeOffset CapturedAt, bool IsFiled);

/// <summary>When and why it was set aside.</summary>
public sealed record PaperAside(DateTimeOffset At, string Why);
