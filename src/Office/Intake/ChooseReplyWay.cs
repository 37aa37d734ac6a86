using Microsoft.EntityFrameworkCore;
using OffenesHaus.Catalog;
using OffenesHaus.Correspondence;
using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.Intake;

/// <summary>The person chooses how they are answered. Paper holds at once; giving up letters takes more than number and code, and a letter tells of it. (§ 37 Abs. 2a SGB X)</summary>
public sealed class ChooseReplyWay(OfficeDb db, Forms forms, Keys keys, CodeLetters letters, StepUp stepUp, Journal journal, TimeProvider clock)
{
    public async Task Run(Guid id, ReplyBy way, WayIn cameBy, CancellationToken stop)
    {
        var request = await db.Set<Request>().SingleOrDefaultAsync(r => r.Id == id, stop) ?? throw new NotFound();
        if (request.ReplyBy == way)
            return;
        if (!stepUp.Allows(way == ReplyBy.Letter ? AccountAct.AnswersByLetter : AccountAct.AnswersHere, cameBy))
            throw new Refused("intake.step-up-needed");
        if (way == ReplyBy.Letter && !await HasAddress(request, stop))
            throw new Refused("intake.no-address-known");

        request.ChooseWay(way, clock.GetUtcNow());
        if (way == ReplyBy.Here)
            await letters.WriteNotice(request, LetterAbout.AnswersHere, stop);
        journal.Note(JournalKind.ReplyWayChosen, id, ReasonCode.OwnWish, way.ToString());
        await db.SaveChangesAsync(stop);
    }

    private async Task<bool> HasAddress(Request request, CancellationToken stop)
    {
        using var key = await keys.Of(request.Id, stop);
        var form = forms[request.Form];
        return PostalAddress.IsKnown(form, form.Prune((await db.HandedIn(request.Id, stop)).Open(key)));
    }
}
