using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Access;

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
        if (waiting.Exists(l => (l.Stays && !l.HasNoAddress) || l is not ({ About: null } or { About: LetterAbout.PleaseCome, MessageId: not null })))
            throw new Refused("desk.letter-stays");
        foreach (var letter in waiting)
        {
            if (!await May(letter, stop))
                throw new Refused("desk.not-your-task");
            (letter.WithdrawnAt, letter.WithdrawnBy) = (clock.GetUtcNow(), by.Id);
            journal.Note(JournalKind.LetterWithdrawn, letter.RequestId, ReasonCode.OpenTask, letter.Id.ToString("N"));
        }

        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException e) when (e.IsRace())
        {
            throw new Refused("desk.letters-changed");
        }

        return waiting.Count;
    }

    // Who works the matter; a lead, and whoever wrote it, also once it is closed and nobody works it any more.
    private async Task<bool> May(Letter letter, CancellationToken stop) =>
        await db.Works(letter.RequestId).AnyAsync(stop)
        || await db.Set<Grant>().AnyAsync(g => g.Holder == db.Me && g.Right == Right.Member && g.Subject == Groups.Leads && g.EndedAt == null, stop)
        || await db.Set<Message>().AnyAsync(m => m.Id == letter.MessageId && m.SentBy == by.Id, stop);
}
