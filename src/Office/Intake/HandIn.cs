using Microsoft.EntityFrameworkCore;
using Npgsql;
using OffenesHaus.Cases;
using OffenesHaus.Catalog;
using OffenesHaus.Law.Receipt;
using OffenesHaus.People;
using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.Intake;

/// <summary>Hands in what was answered: the declaration is received, whatever is still missing. (Abgabe, § 37 SGB II, § 60 Abs. 2 SGB I)</summary>
public sealed class HandIn(OfficeDb db, Forms forms, Services services, Keys keys, Tasks tasks, SearchTraits search, ObjectionWords objections, ReceiptDays days, Journal journal, Actor by, TimeProvider clock)
{
    /// <summary>The same key again answers with the same arrival. <paramref name="whole"/>: the person says that this is all for now.</summary>
    public async Task<Guid> Run(Guid id, Channel channel, Guid key, bool whole, CancellationToken stop)
    {
        if (await Known(id, key, stop) is { } earlier)
            return earlier;

        try
        {
            return await Receive(id, channel, key, whole, stop);
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            // The twin of this post was faster: what it made is the answer.
            db.ChangeTracker.Clear();
            return await Known(id, key, stop) ?? throw new Refused("intake.busy");
        }
    }

    private async Task<Guid> Receive(Guid id, Channel channel, Guid key, bool whole, CancellationToken stop)
    {
        var request = await db.Set<Request>().Include(r => r.States).SingleOrDefaultAsync(r => r.Id == id, stop) ?? throw new NotFound();
        var form = forms[request.Form];
        var pages = await db.LatestPages(id, stop);
        var files = await db.Set<EvidenceFile>().Where(f => f.RequestId == id && f.ArrivalId == null && f.RemovedAt == null).ToListAsync(stop);
        using var opened = await keys.Of(id, stop);
        var answers = form.Prune(pages.Open(opened));
        if (answers.Count == 0 && files.Count == 0)
            throw new Refused("intake.nothing-written");
        if (files.Count == 0 && await Unchanged(request, pages, whole, stop) is { } last)
            return last;

        var now = clock.GetUtcNow();
        var first = !request.WasOnce(RequestState.Declared);
        var arrival = new Arrival
        {
            Id = Guid.CreateVersion7(now),
            Key = key,
            RequestId = id,
            Kind = first ? ArrivalKind.Declaration : ArrivalKind.Completion,
            Channel = channel,
            ReceivedAt = now,
            CapturedAt = now,
            MayBeObjection = objections.In(form, answers),
            Pages = [.. pages.Select(p => new PageRevision { Page = p.Page, Revision = p.Revision })],
        };

        // § 130 BGB, BSG B 14 AS 51/18 R: it counts when it reaches us, open or closed.
        arrival.CountsFor(days.For(channel, now), now);
        db.Add(arrival);
        files.ForEach(f => f.ArrivalId = arrival.Id);

        if (first)
            request.Reach(RequestState.Declared, now, by);
        if (whole || form.DeclaresWith is null)
            request.Reach(RequestState.Complete, now, by);
        request.ReplyBy = Trait(form, answers, "replyBy") == "letter" ? ReplyBy.Letter : ReplyBy.Here;

        var birth = form.Traits.TryGetValue("birthDate", out var birthQuestion) ? AnswerCheck.DateIn(form.Question(birthQuestion)!, answers) : null;
        await search.Set(id, Trait(form, answers, "name") ?? "", birth, Trait(form, answers, "customerNumber"), stop);

        var cause = new Tasks.Cause
        {
            RequestId = id,
            Number = request.Number.Value,
            Kind = TaskKind.ReadRequest,
            Form = request.Form,
            Channel = channel,
            Language = request.Language,
            ReceivedAt = now,
            LegalDay = arrival.Day.Day,
            TargetDays = services.Find(form.Service)?.TargetDays ?? 28,
        };
        await tasks.Open(cause, stop);
        if (arrival.MayBeObjection)
            await tasks.Open(cause with { Kind = TaskKind.ReadObjection }, stop);

        journal.Note(JournalKind.HandedIn, id, ReasonCode.OwnWish);
        await db.SaveChangesAsync(stop);
        return arrival.Id;
    }

    // Back button, then "hand in" once more: nothing new has arrived, so the receipt is the one there is.
    private async Task<Guid?> Unchanged(Request request, List<AnswerRevision> pages, bool whole, CancellationToken stop)
    {
        if (!request.WasOnce(RequestState.Declared) || (whole && !request.WasOnce(RequestState.Complete)))
            return null;

        var last = await db.Set<Arrival>().AsNoTracking().Where(a => a.RequestId == request.Id && a.Kind != ArrivalKind.Reply).OrderByDescending(a => a.Id).FirstAsync(stop);
        return pages.TrueForAll(p => last.Pages.Exists(l => l.Page == p.Page && l.Revision == p.Revision)) ? last.Id : null;
    }

    // After a commit of unknown outcome the same question is asked first: never a blind second try.
    private Task<Guid?> Known(Guid id, Guid key, CancellationToken stop) =>
        db.Set<Arrival>().AsNoTracking().Where(a => a.Key == key && a.RequestId == id).Select(a => (Guid?)a.Id).SingleOrDefaultAsync(stop);

    private static string? Trait(Form form, Answers answers, string trait) =>
        form.Traits.TryGetValue(trait, out var question) ? answers[question] : null;
}
