using Microsoft.EntityFrameworkCore;
using OffenesHaus.Law;
using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.Intake.Papers;

/// <summary>A paper that came in is taken into the house with its scan. When this returns, files and row are on the disk: only then is it acknowledged.</summary>
public sealed class TakeInPaper(OfficeDb db, OfficeSettings office, Keys keys, Outbox outbox, Journal journal, Actor by, TimeProvider clock)
{
    /// <summary>The id of the paper: the same key again is the same paper.</summary>
    public async Task<Guid> Run(PaperTaken taken, CancellationToken stop)
    {
        if (await db.Set<InboundPaper>().AsNoTracking().AnyAsync(p => p.Id == taken.Key, stop))
            return taken.Key;
        var now = clock.GetUtcNow();
        await Prove(taken, GermanTime.DayOf(now), stop);
        if (taken.Files.Count == 0)
            throw new Refused("paper.no-file");

        using var key = keys.CreateFor(taken.Key);
        var letterbox = taken.Channel == Channel.Letterbox;
        var paper = new InboundPaper
        {
            Id = taken.Key,
            Channel = taken.Channel!.Value,
            ArrivedOn = letterbox ? null : taken.ArrivedOn,
            EmptyingId = letterbox ? taken.Emptying : null,
            CompartmentOn = letterbox ? taken.CompartmentOn : null,
            PaperOn = taken.PaperOn,
            EnvelopeKept = taken.EnvelopeKept,
            CapturedAt = now,
            CapturedBy = by.Id!.Value,
        };
        paper.Sheets.AddRange(taken.Files.Select((f, i) => PaperSheet.From(f, taken.Key, i + 1, key)));
        db.Add(paper);
        foreach (var sheet in paper.Sheets)
            outbox.Promise(ExamineSheet.TopicName, sheet.Id);
        journal.Note(JournalKind.PaperTakenIn, paper.Id, ReasonCode.OfficeDuty);
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException e) when (e.IsRace())
        {
            // The twin of this post was faster, or its commit was in doubt: the paper is there.
        }

        return taken.Key;
    }

    private async Task Prove(PaperTaken taken, DateOnly today, CancellationToken stop)
    {
        if (taken.Channel is not (Channel.Post or Channel.Letterbox))
            throw new Refused("paper.no-channel");
        if (taken.Channel == Channel.Post)
        {
            if (taken.ArrivedOn is not { } on)
                throw new Refused("paper.no-day", today);
            if (on > today)
                throw new Refused("paper.day-in-future", today);
            return;
        }

        if (await db.Emptyings().SingleOrDefaultAsync(e => e.Id == taken.Emptying, stop) is not { } emptying)
            throw new Refused("paper.no-emptying");
        if (await db.Before(emptying, stop) is not { } before)
            throw new Refused("post.no-interval");
        if (office.Boxes.FirstOrDefault(b => b.Code == emptying.Box) is { SeparatesDays: true })
        {
            var (from, until) = (GermanTime.DayOf(before.EmptiedAt), GermanTime.DayOf(emptying.EmptiedAt));
            if (taken.CompartmentOn is not { } day || day < from || day > until)
                throw new Refused("paper.compartment", from, until);
        }
    }
}

/// <summary>A paper as the mail room takes it in.</summary>
public sealed record PaperTaken
{
    /// <summary>Of the page.</summary>
    public required Guid Key { get; init; }

    public required Channel? Channel { get; init; }

    /// <summary>By post: the day it came.</summary>
    public DateOnly? ArrivedOn { get; init; }

    /// <summary>From the letterbox: which emptying found it.</summary>
    public Guid? Emptying { get; init; }

    /// <summary>From a box that separates the days: the day of its compartment.</summary>
    public DateOnly? CompartmentOn { get; init; }

    public DateOnly? PaperOn { get; init; }

    public bool EnvelopeKept { get; init; }

    /// <summary>The scan, in order.</summary>
    public required IReadOnlyList<FileGiven> Files { get; init; }
}
