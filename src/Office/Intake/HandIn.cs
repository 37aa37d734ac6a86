using Microsoft.EntityFrameworkCore;
using OffenesHaus.Catalog;
using OffenesHaus.People;
using OffenesHaus.People.Helping;
using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.Intake;

/// <summary>Hands in what was answered: the declaration is received, whatever is still missing. (Abgabe, § 37 SGB II, § 60 Abs. 2 SGB I)</summary>
public sealed class HandIn(OfficeDb db, OpenedRequests requests, Forms forms, Arrivals arrivals, SearchTraits search, KinBars kin, ProtectedKeys secrets, Conceal conceal, ObjectionWords objections, HelpInForce help, Journal journal, Actor by, TimeProvider clock)
{
    /// <summary>The same key for the same answers is the same arrival. <paramref name="whole"/>: the person says that this is all for now.</summary>
    public Task<Guid> Run(Guid id, Channel channel, Guid key, bool whole, CancellationToken stop) =>
        arrivals.Racing(at => Receive(id, new() { Channel = channel, Key = key, Whole = whole, ReceivedAt = at }, stop));

    /// <summary>Within the verb that knows how it came.</summary>
    internal async Task<Guid> Receive(Guid id, HandedIn handed, CancellationToken stop)
    {
        await help.Demand(id, HelpScopes.FillIn, stop);
        using var opened = await requests.Find(id, stop) ?? throw new NotFound();
        var (request, pages, files) = (opened.Request, opened.Pages, opened.Unsent.ToList());
        var (same, free) = await arrivals.Before(id, handed.Key, known => Task.FromResult(files.Count == 0 && Confirms(known, pages)), stop);
        if (same is { } earlier)
            return earlier;

        var form = forms[request.Form];
        var answers = form.Prune(opened.Answers);
        // A paper is received whatever of it was typed.
        if (handed.Paper is null && answers.Count == 0 && files.Count == 0)
            throw new Refused("intake.nothing-written");
        if (handed.Paper is null && files.Count == 0 && await Unchanged(request, pages, handed.Whole, stop) is { } last)
            return last;

        request.Language = ReplyLanguage.Wished(form, answers) ?? request.Language;
        var arrival = await arrivals.Receive(request, new()
        {
            Key = free,
            ReceivedAt = handed.ReceivedAt,
            Paper = handed.Paper,
            Kind = request.WasOnce(RequestState.Declared) ? ArrivalKind.Completion : ArrivalKind.Declaration,
            Channel = handed.Channel,
            MayBeObjection = handed.MayObject || objections.In(form, answers),
            SaysUrgent = form.Trait(answers, "urgent") is not null,
            NeedsALook = files.Exists(f => f.Readability is Readability.Locked or Readability.Damaged or Readability.NeedsAPerson),
            HasVirus = files.Exists(f => f.Readability == Readability.Quarantined),
            Pages = [.. pages.Select(p => new PageRevision { Page = p.Page, Revision = p.Revision })],
        }, stop);
        files.ForEach(f => f.ArrivalId = arrival.Id);

        var now = clock.GetUtcNow();
        if (!request.WasOnce(RequestState.Declared))
            request.Reach(RequestState.Declared, now, by);
        // What comes after the close opens the matter again, as a reply does.
        if (handed.Whole || form.DeclaresWith is null || request.State == RequestState.Closed)
            request.Reach(RequestState.Complete, now, by);
        var told = opened.IsProtected ? await TakesEffect(opened, form, stop) : answers;
        // Nobody who helps takes the letters away from somebody.
        if ((by.Kind != ActorKind.Helper || WayChosen(form, told) == ReplyBy.Letter) && await SaysAnew(request, opened, form, answers, stop))
            request.WayHandedIn(WayChosen(form, told), form.Trait(answers, "replyBy") is not null, now);
        var traits = new KinTraits(form.Trait(answers, "name"), BirthDate(form, answers), form.Trait(answers, "customerNumber"));
        await search.Set(id, traits.Name ?? "", traits.BornOn, traits.CustomerNumber, stop);
        await kin.Set(id, traits, stop);

        var came = files.Select(f => f.Sha256).Concat(handed.Paper?.Scans ?? []);
        journal.Note(JournalKind.HandedIn, id, ReasonCode.OwnWish, DeclaredList.Of(arrival, pages, came, opened.Key).Noted(arrival));
        await db.SaveChangesAsync(stop);
        return arrival.Id;
    }

    // Where somebody is who is protected: known to the house from the hand-in on, like every other address, and shown to named readers alone.
    private async Task<Answers> TakesEffect(OpenedRequest opened, Form form, CancellationToken stop)
    {
        using var secret = await secrets.ForWriting(opened.Request.Id, stop);
        var whole = form.Prune(await conceal.Whole(opened.Request.Id, opened.Pages, opened.Key, stop));
        await conceal.KeepAddresses(opened.Request.Id, form, whole, secret, stop);
        return whole;
    }

    // Back button, then "hand in" once more: nothing new has arrived, so the receipt is the one there is.
    private async Task<Guid?> Unchanged(Request request, IReadOnlyList<AnswerRevision> pages, bool whole, CancellationToken stop)
    {
        if (!request.WasOnce(RequestState.Declared) || (whole && !request.WasOnce(RequestState.Complete)))
            return null;

        var last = await db.Set<Arrival>().AsNoTracking().Where(a => a.RequestId == request.Id && a.Kind != ArrivalKind.Reply).OrderByDescending(a => a.Id).FirstAsync(stop);
        return Confirms(last, pages) ? last.Id : null;
    }

    // What the page of the form still says must not undo what was chosen at the status page since.
    private async Task<bool> SaysAnew(Request request, OpenedRequest opened, Form form, Answers answers, CancellationToken stop) =>
        request.ReplyWayChosenAt is null
        || (form.Trait(answers, "replyBy") is { } said && said != form.Trait((await db.HandedIn(request.Id, stop)).Open(opened.Key), "replyBy"));

    private static bool Confirms(Arrival arrival, IReadOnlyList<AnswerRevision> pages) =>
        pages.All(p => arrival.Pages.Exists(a => a.Page == p.Page && a.Revision == p.Revision));

    // Digital is offered, never forced: who did not choose is answered on paper, as far as we know where to.
    private static ReplyBy WayChosen(Form form, Answers answers) => form.Trait(answers, "replyBy") switch
    {
        "here" => ReplyBy.Here,
        "letter" => ReplyBy.Letter,
        _ => PostalAddress.IsKnown(form, answers) ? ReplyBy.Letter : ReplyBy.Here,
    };

    private static DateOnly? BirthDate(Form form, Answers answers) =>
        form.Traits.TryGetValue("birthDate", out var question) ? AnswerCheck.DateIn(form.Question(question)!, answers) : null;
}

/// <summary>How answers are handed in.</summary>
internal sealed record HandedIn
{
    public required Channel Channel { get; init; }

    public required Guid Key { get; init; }

    /// <summary>The person says that this is all for now.</summary>
    public required bool Whole { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The paper it was typed from; null: nobody typed it from one.</summary>
    public Papers.PaperReceived? Paper { get; init; }

    /// <summary>Somebody who read it thinks it may be an objection.</summary>
    public bool MayObject { get; init; }
}
