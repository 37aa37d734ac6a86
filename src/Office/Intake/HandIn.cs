using Microsoft.EntityFrameworkCore;
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
    private const int MostTries = 5;

    /// <summary>The same key for the same answers is the same arrival. <paramref name="whole"/>: the person says that this is all for now.</summary>
    public async Task<Guid> Run(Guid id, Channel channel, Guid key, bool whole, CancellationToken stop)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await Receive(id, channel, key, whole, stop);
            }
            catch (DbUpdateException e) when (e.IsRace())
            {
                if (tries == MostTries)
                    throw new Refused("intake.busy");

                // The twin of this post, or a clerk, was faster: what they made is found now.
                db.ChangeTracker.Clear();
            }
        }
    }

    private async Task<Guid> Receive(Guid id, Channel channel, Guid key, bool whole, CancellationToken stop)
    {
        var pages = await db.LatestPages(id, stop);
        var files = await db.Set<EvidenceFile>().Where(f => f.RequestId == id && f.ArrivalId == null && f.RemovedAt == null).ToListAsync(stop);

        // After a commit of unknown outcome this is asked first: never a blind second try. A page gone back to, changed and sent
        // once more carries the old key and is not the old post: its words must not be answered with the old receipt.
        for (var known = await Known(id, key, stop); known is not null; known = await Known(id, key, stop))
        {
            if (files.Count == 0 && Confirms(known, pages))
                return known.Id;
            key = known.NextKey();
        }

        var request = await db.Set<Request>().Include(r => r.States).SingleOrDefaultAsync(r => r.Id == id, stop) ?? throw new NotFound();
        var form = forms[request.Form];
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
        return Confirms(last, pages) ? last.Id : null;
    }

    private static bool Confirms(Arrival arrival, List<AnswerRevision> pages) =>
        pages.TrueForAll(p => arrival.Pages.Exists(a => a.Page == p.Page && a.Revision == p.Revision));

    private Task<Arrival?> Known(Guid id, Guid key, CancellationToken stop) =>
        db.Set<Arrival>().AsNoTracking().SingleOrDefaultAsync(a => a.Key == key && a.RequestId == id, stop);

    private static string? Trait(Form form, Answers answers, string trait) =>
        form.Traits.TryGetValue(trait, out var question) ? answers[question] : null;
}
