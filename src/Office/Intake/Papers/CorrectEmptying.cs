using Microsoft.EntityFrameworkCore;
using OffenesHaus.Law;
using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.Intake.Papers;

/// <summary>
/// Corrects the time of an emptying: a further value with its reason, between the emptyings around it. What is not filed yet goes by the new time; a day that stands
/// on a receipt is corrected by itself, and by two (<see cref="CorrectReceiptDay"/>).
/// </summary>
public sealed class CorrectEmptying(OfficeDb db, Keys keys, Journal journal, Actor by, TimeProvider clock)
{
    private const int Shortest = 10, Longest = 500;

    public async Task Run(Guid id, DateTimeOffset at, string? reason, CancellationToken stop)
    {
        var last = await db.Emptyings().SingleOrDefaultAsync(e => e.Id == id, stop) ?? throw new NotFound();
        var now = clock.GetUtcNow();
        if (reason?.Trim() is not { Length: >= Shortest and <= Longest } why)
            throw new Refused("post.why", Shortest, Longest);
        if (at == last.EmptiedAt)
            throw new Refused("post.same-time");
        if (at > now)
            throw new Refused("post.emptied-in-future", GermanTime.ClockAt(now));
        if (await db.Before(last, stop) is { } before && before.EmptiedAt >= at)
            throw new Refused("post.not-before", GermanTime.ClockAt(before.EmptiedAt));
        if (await db.After(last, stop) is { } after && after.EmptiedAt <= at)
            throw new Refused("post.not-after", GermanTime.ClockAt(after.EmptiedAt));

        using var key = await keys.OfOrNew(id, stop);
        db.Add(new Emptying { Id = id, Turn = last.Turn + 1, Box = last.Box, EmptiedAt = at, SetAt = now, SetBy = by.Id!.Value, SealedReason = Emptying.Seal(why, key, id) });
        journal.Note(JournalKind.EmptyingCorrected, id, ReasonCode.OfficeDuty, last.Box);
        await db.SaveAgainstOthers(stop);
    }
}
