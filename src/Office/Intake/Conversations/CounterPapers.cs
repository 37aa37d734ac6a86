using Microsoft.EntityFrameworkCore;
using OffenesHaus.Catalog;
using OffenesHaus.Correspondence;
using OffenesHaus.Law;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Staff;
using Language = OffenesHaus.Catalog.Language;

namespace OffenesHaus.Intake.Conversations;

/// <summary>
/// What is printed at the counter and handed over: the receipt with number and code, and the statement to be signed. The code goes to whoever began the request here, or showed
/// who they are. Throws <see cref="PaperUnavailable"/>.
/// </summary>
public sealed class CounterPapers(OfficeDb db, Talks talks, ReceiptPaper receipts, OfficeHead head, Typesetter typesetter, Forms forms, Keys keys, Texts texts, Journal journal, Actor by, TimeProvider clock)
{
    public async Task<byte[]> Receipt(Guid id, Guid request, CancellationToken stop)
    {
        var talk = await Shown(id, request, stop);
        var arrival = await db.Arrivals(request).FirstOrDefaultAsync(stop) ?? throw new Refused("talk.hand-in-first");
        var pdf = await receipts.ForPerson(request, arrival.Id, Language.Parse(talk.Language, null), stop);
        journal.Note(JournalKind.KeysPrinted, request, ReasonCode.OwnWish);
        await db.SaveChangesAsync(stop);
        return pdf;
    }

    /// <summary>Niederschrift of an objection, § 84 Abs. 1 SGG: to be read out, approved and signed.</summary>
    public async Task<byte[]> Statement(Guid id, Guid request, CancellationToken stop)
    {
        var talk = await Shown(id, request, stop);
        var arrival = await db.Objection(request, stop);
        await journal.NoteLook(JournalKind.RequestRead, request, null, stop);
        var t = new Say(texts, Language.German);
        var spoken = Language.Parse(talk.Language, null);
        var about = await db.Set<Request>().AsNoTracking().SingleAsync(r => r.Id == request, stop);
        var (form, number) = (forms[about.Form], about.Number);
        var clerk = await db.Set<ColleagueName>().AsNoTracking().Where(c => c.Id == by.Id).Select(c => c.DisplayName).SingleAsync(stop);
        // Who signs stands here today: what was said before, on whatever way, is said anew, and when it reached us stands beside it.
        var now = clock.GetUtcNow();
        using var key = await keys.Of(request, stop);
        var answers = form.Prune((await db.PagesOf(arrival, stop)).Open(key));
        var list = new AnswerList(form, answers, [], t);
        var printed = await typesetter.Set(new StatementSheet
        {
            Head = await head.Read(stop),
            Title = $"Niederschrift {number}",
            Heading = "Niederschrift über einen Widerspruch",
            Facts = [new("Aufgenommen", t.Moment(now)), new("Nummer", number.ToString(), Strong: true), new("Zuerst eingegangen", $"{t.Moment(arrival.ReceivedAt)}, {t["receipt/channel." + arrival.Channel]}"), new("Aufgenommen von", clerk)],
            Lead = "Die unterzeichnende Person ist hier erschienen und hat erklärt: Ich lege Widerspruch ein. Dazu sage ich:",
            Said = [.. list.Said().Where(q => q.Id != form.Traits.GetValueOrDefault("replyBy")).Select(q => new FactLine(list.Label(q), list.Value(q))), .. Reply.WordsOf(arrival, key) is { Length: > 0 } words ? [new FactLine("Erklärung", words)] : (FactLine[])[]],
            Closing =
            [
                spoken.IsGerman ? "Diese Niederschrift wurde der Person vorgelesen. Sie hat sie genehmigt und unterschrieben." : $"Diese Niederschrift wurde der Person auf {spoken.GermanName} wiedergegeben. Sie hat sie genehmigt und unterschrieben.",
            ],
            PlaceAndDate = $"Ort, Tag: ______________________, {t.Day(GermanTime.DayOf(now))}",
            Signatures = ["Unterschrift der Person", $"Unterschrift, {clerk}"],
            Law = ["§ 84 Abs. 1 SGG"],
            PageOf = t["receipt/page-of"],
        }, stop);
        return printed.Pdf;
    }

    private async Task<Conversation> Shown(Guid id, Guid request, CancellationToken stop)
    {
        var talk = await talks.OpenNow(id, stop);
        Talks.DemandCounter(talk);
        if (!Talks.MayFill(talk, Talks.Concern(talk, request)))
            throw new Refused("talk.not-proven");
        return talk;
    }
}

/// <summary>Which arrival a paper of the counter is about.</summary>
internal static class ArrivalsOfPapers
{
    /// <summary>Newest first.</summary>
    public static IQueryable<Arrival> Arrivals(this OfficeDb db, Guid request) =>
        db.Set<Arrival>().AsNoTracking().Include(a => a.Days).Where(a => a.RequestId == request).OrderByDescending(a => a.Id);

    /// <summary>The words a statement is taken down of: the newest that may be an objection, from any day and channel. What came beside them, papers or a change, is none.</summary>
    public static async Task<Arrival> Objection(this OfficeDb db, Guid request, CancellationToken stop) =>
        await db.Arrivals(request).FirstOrDefaultAsync(a => a.MayBeObjection, stop) ?? throw new Refused("talk.no-objection");
}
