using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.Correspondence;

/// <summary>Takes letters back that are not to go out, before they are posted: they leave the tray and stay in the books. What was said online stands. (§ 37 Abs. 2 SGB X: after the posting nobody calls a letter back.)</summary>
public sealed class WithdrawLetter(OfficeDb db, Journal journal, Actor by, TimeProvider clock)
{
    /// <summary>How many were taken back.</summary>
    public async Task<int> Run(IReadOnlyCollection<Guid> letters, CancellationToken stop)
    {
        var waiting = await db.Handled().Where(l => letters.Contains(l.Id) && l.WithdrawnAt == null && !db.Set<Posting>().Any(p => p.LetterId == l.Id)).ToListAsync(stop);
        if (waiting.Count == 0)
            throw new Refused("desk.no-letter-to-withdraw");

        // What tells a person about their own access, or of a decision about their data, is never taken back: it is how they learn of what they did not do. Without an address it tells nobody.
        if (waiting.Exists(l => !l.HasNoAddress && (l.Stays || l is not ({ About: null } or { About: LetterAbout.PleaseCome, MessageId: not null }))))
            throw new Refused("desk.letter-stays");
        foreach (var letter in waiting)
        {
            var reason = await db.ReasonToDecide(letter, by, stop);
            (letter.WithdrawnAt, letter.WithdrawnBy) = (clock.GetUtcNow(), by.Id);
            journal.Note(JournalKind.LetterWithdrawn, letter.RequestId, reason, letter.Id.ToString("N"));
        }

        await db.SaveLetters(stop);
        return waiting.Count;
    }
}
