using Microsoft.EntityFrameworkCore;
using OffenesHaus.Cases;
using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.Correspondence;

/// <summary>Corrects the day of posting: a further value with its reason. The one before stays.</summary>
public sealed class CorrectPosting(OfficeDb db, PostLetters post, PostingDays days, Tasks tasks, Keys keys)
{
    private const int Longest = 500;

    public async Task Run(Guid id, DateOnly postedOn, string reason, CancellationToken stop)
    {
        var letter = await db.Set<Letter>().SingleOrDefaultAsync(l => l.Id == id, stop) ?? throw new NotFound();
        var last = await db.Set<Posting>().AsNoTracking().Where(p => p.LetterId == id).OrderByDescending(p => p.Turn).FirstOrDefaultAsync(stop) ?? throw new NotFound();
        if (last.PostedOn == postedOn)
            throw new Refused("desk.posted-same");
        days.Prove(postedOn, letter.WrittenAt);
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > Longest)
            throw new Refused("desk.posted-why", Longest);

        using var key = await keys.Of(letter.RequestId, stop);
        post.Note(letter, last.Turn + 1, postedOn, Posting.Seal(reason.Trim(), key, id), JournalKind.LetterPostingCorrected);
        if (await post.IsTooEarly(letter, postedOn, stop))
            await tasks.NewTerm(letter.RequestId, days.Today, stop);
        await db.SaveLetters(stop);
    }
}
