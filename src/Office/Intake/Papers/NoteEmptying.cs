using Microsoft.EntityFrameworkCore;
using OffenesHaus.Law;
using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.Intake.Papers;

/// <summary>Whoever empties a letterbox notes it: with the emptying before it is the interval in which everything in it was dropped. Later than the last one, and never in the future.</summary>
public sealed class NoteEmptying(OfficeDb db, OfficeSettings office, Journal journal, Actor by, TimeProvider clock)
{
    /// <summary>The same key again is the same emptying.</summary>
    public async Task Run(EmptyingNoted noted, CancellationToken stop)
    {
        if (!office.Boxes.Any(b => b.Code == noted.Box))
            throw new Refused("post.no-box");
        if (await db.Set<Emptying>().AnyAsync(e => e.Id == noted.Key, stop))
            return;
        var now = clock.GetUtcNow();
        if (noted.At > now)
            throw new Refused("post.emptied-in-future", GermanTime.ClockAt(now));

        var last = await db.Emptyings().Where(e => e.Box == noted.Box).OrderByDescending(e => e.EmptiedAt).FirstOrDefaultAsync(stop);
        if (last?.EmptiedAt >= noted.At)
            throw new Refused("post.emptied-before", GermanTime.ClockAt(last.EmptiedAt));
        if (last is null)
        {
            // Without a beginning the first interval would have none, and nobody could say when something was dropped at the earliest.
            var before = noted.Before ?? throw new Refused("post.first-needs-before");
            if (before >= noted.At)
                throw new Refused("post.emptied-before", GermanTime.ClockAt(before));
            Note(Guid.CreateVersion7(now), noted.Box, before, now);
        }

        Note(noted.Key, noted.Box, noted.At, now);
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException e) when (e.IsRace())
        {
            // The twin of this post was faster: it is noted.
        }
    }

    private void Note(Guid id, string box, DateTimeOffset at, DateTimeOffset now)
    {
        db.Add(new Emptying { Id = id, Turn = 1, Box = box, EmptiedAt = at, SetAt = now, SetBy = by.Id!.Value });
        journal.Note(JournalKind.LetterboxEmptied, id, ReasonCode.OfficeDuty, box);
    }
}

/// <summary>An emptying as it was written down.</summary>
public sealed record EmptyingNoted
{
    /// <summary>Of the page.</summary>
    public required Guid Key { get; init; }

    public required string Box { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>When it was emptied last before the log began; asked for the first entry of a box only.</summary>
    public DateTimeOffset? Before { get; init; }
}
