using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.Correspondence;

/// <summary>Notes that letters were printed. Not the day of posting: that is when they are handed over (§ 37 Abs. 2 SGB X).</summary>
public sealed class MarkPrinted(OfficeDb db, Journal journal, Actor by, TimeProvider clock)
{
    /// <summary>How many were new; those marked before stay as they are.</summary>
    public async Task<int> Run(IReadOnlyCollection<Guid> letters, CancellationToken stop)
    {
        var fresh = await db.Handled().Where(l => letters.Contains(l.Id) && l.Blob != null && l.PrintedAt == null && l.WithdrawnAt == null).ToListAsync(stop);
        if (fresh.Count == 0)
            throw new Refused("desk.no-letter-chosen");
        foreach (var letter in fresh)
        {
            (letter.PrintedAt, letter.PrintedBy) = (clock.GetUtcNow(), by.Id);
            journal.Note(JournalKind.LetterPrinted, letter.RequestId, ReasonCode.OfficeDuty);
        }

        await db.SaveLetters(stop);
        return fresh.Count;
    }
}
