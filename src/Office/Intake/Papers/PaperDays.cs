using Microsoft.EntityFrameworkCore;
using OffenesHaus.Law;
using OffenesHaus.Law.Receipt;
using OffenesHaus.Platform;

namespace OffenesHaus.Intake.Papers;

/// <summary>Asks the law shelf on which day a paper reached the house: by the day the post brought it, or by the two emptyings and the policy of the box. When it is typed plays no part.</summary>
public sealed class PaperDays(OfficeDb db, OfficeSettings office)
{
    internal async Task<PaperDay> Of(InboundPaper paper, CancellationToken stop)
    {
        if (paper.Channel == Channel.Post)
        {
            var on = paper.ArrivedOn!.Value;
            return new(ReceiptDays.ByPost(on), GermanTime.DayOf(paper.CapturedAt) == on ? paper.CapturedAt : GermanTime.InstantOf(on, new(12, 0)), null);
        }

        var emptying = await db.Emptyings().SingleAsync(e => e.Id == paper.EmptyingId, stop);
        var before = await db.Before(emptying, stop) ?? throw new Refused("post.no-interval");
        var box = office.Boxes.FirstOrDefault(b => b.Code == emptying.Box);
        var find = new LetterboxFind { LastEmptiedAt = before.EmptiedAt, FoundAt = emptying.EmptiedAt, PaperOn = paper.PaperOn, CompartmentOn = paper.CompartmentOn };
        // A box that no longer hangs still found what it found: in favour of the person.
        return new(new ReceiptDays(box is null ? LetterboxPolicy.InFavour : LetterboxPolicies.Parse(box.Policy)).For(find), emptying.EmptiedAt, before.EmptiedAt);
    }
}

/// <summary>When a paper came. <paramref name="ReceivedAt"/>: the minute where it is known; noon of the day the post brought it; the emptying that found it, and then it came after <paramref name="NotBefore"/>.</summary>
internal sealed record PaperDay(ReceiptDay Day, DateTimeOffset ReceivedAt, DateTimeOffset? NotBefore);
