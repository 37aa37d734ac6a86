using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OffenesHaus.Cases;
using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.Correspondence;

/// <summary>Notes on which day printed letters were handed to the post. (§ 37 Abs. 2 SGB X) Where that makes a term too early, a task to set a new one is opened.</summary>
public sealed class PostLetters(OfficeDb db, PostingDays days, Tasks tasks, Journal journal, Actor by, TimeProvider clock)
{
    /// <summary>Of those noted now, how many have a term that is too early.</summary>
    public async Task<int> Run(IReadOnlyCollection<Guid> letters, DateOnly postedOn, CancellationToken stop)
    {
        var chosen = await db.Handled().Where(l => letters.Contains(l.Id) && l.PrintedAt != null && l.WithdrawnAt == null && !db.Set<Posting>().Any(p => p.LetterId == l.Id)).ToListAsync(stop);
        // (§ 37 Abs. 2 SGB X) Without an address it cannot have been posted, and nothing counts from it: it stays, and the others go.
        var fresh = chosen.FindAll(l => !l.HasNoAddress);
        if (fresh.Count == 0)
            throw new Refused(chosen.Count == 0 ? "desk.no-letter-to-post" : "desk.letter-to-nowhere");
        foreach (var letter in fresh)
            days.Prove(postedOn, letter.WrittenAt);

        var tooEarly = 0;
        foreach (var letter in fresh)
        {
            // A colleague who takes it back at this moment finds it gone, and so does who posts it.
            db.Entry(letter).Property(l => l.PrintedBy).IsModified = true;
            Note(letter, 1, postedOn, null, JournalKind.LetterPosted);
            if (await IsTooEarly(letter, postedOn, stop))
            {
                tooEarly++;
                await tasks.NewTerm(letter.RequestId, days.Today, stop);
            }
        }

        await db.SaveLetters(stop);
        return tooEarly;
    }

    internal void Note(Letter letter, int turn, DateOnly postedOn, byte[]? reason, JournalKind kind)
    {
        db.Add(new Posting { LetterId = letter.Id, Turn = turn, PostedOn = postedOn, SetAt = clock.GetUtcNow(), SetBy = by.Id!.Value, SealedReason = reason });
        journal.Note(kind, letter.RequestId, ReasonCode.OfficeDuty, string.Create(CultureInfo.InvariantCulture, $"{letter.Id:N};{postedOn:yyyy-MM-dd}"));
    }

    // An older question has no term any more once a newer one was asked, or an answer settled it.
    internal async Task<bool> IsTooEarly(Letter letter, DateOnly postedOn, CancellationToken stop)
    {
        var until = await db.Set<Message>().Where(m => m.Id == letter.MessageId && !db.Set<Message>().Any(n => n.RequestId == m.RequestId && (n.AskedUntil != null || n.Settles) && n.SentAt > m.SentAt)).Select(m => m.AskedUntil).SingleOrDefaultAsync(stop);
        return days.Of(letter.WrittenAt, postedOn, until).State == TermState.TooEarly;
    }
}
