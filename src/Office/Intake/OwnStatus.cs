using Microsoft.EntityFrameworkCore;
using OffenesHaus.Cases;
using OffenesHaus.Catalog;
using OffenesHaus.Correspondence;
using OffenesHaus.Intake.PrivacyRights;
using OffenesHaus.People.Helping;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Retention;
using Language = OffenesHaus.Catalog.Language;

namespace OffenesHaus.Intake;

/// <summary>Where a matter stands, in the order it happened, for the person it belongs to, and as much of it for a helper as their mandate says.</summary>
public sealed class OwnStatus(OfficeDb db, Forms forms, AnswerTarget target, Keys keys, HelpInForce help, KeptUntil kept, Tasks tasks, Actor by)
{
    public async Task<OwnStatusView> See(Guid id, CancellationToken stop)
    {
        var scope = await help.Demand(id, HelpScopes.Status, stop);
        var request = await db.Set<Request>().AsNoTracking().Include(r => r.States).SingleOrDefaultAsync(r => r.Id == id, stop) ?? throw new NotFound();
        var arrivals = await db.Set<Arrival>().AsNoTracking().Include(a => a.Days).Where(a => a.RequestId == id).OrderBy(a => a.Id).ToListAsync(stop);
        var files = await db.Set<EvidenceFile>().AsNoTracking().Where(f => f.RequestId == id && f.ArrivalId != null).InOrder().ToListAsync(stop);
        var messages = await db.Set<Message>().AsNoTracking().Where(m => m.RequestId == id).OrderBy(m => m.Id).ToListAsync(stop);
        var newest = await db.Set<AnswerRevision>().Where(a => a.RequestId == id).GroupBy(a => a.Page).Select(g => new { Page = g.Key, Revision = g.Max(a => a.Revision) }).ToListAsync(stop);
        var waiting = await db.Set<EvidenceFile>().AnyAsync(f => f.RequestId == id && f.ArrivalId == null && f.RemovedAt == null, stop);
        using var key = await keys.Of(id, stop);
        var shut = await db.ShutsPictures(by, id, stop);

        var form = forms[request.Form];
        var closed = request.State == RequestState.Closed;
        var lastReply = arrivals.LastOrDefault()?.ReceivedAt ?? DateTimeOffset.MinValue;
        var last = arrivals.FindLast(a => a.Kind != ArrivalKind.Reply);
        StillMissing? missing = null;
        if (last is not null && !closed && scope.HasFlag(HelpScopes.FillIn))
        {
            var handedIn = StillMissing.Of(form, form.Prune((await db.PagesOf(last, stop)).Open(key)), files);
            missing = (await db.OnlyForLetters(handedIn, request, key, stop)).Awaited;
        }

        return new()
        {
            Number = request.Number,
            Form = form,
            Language = Language.Parse(request.Language, null),
            State = request.State,
            HasUnsentChanges = last is not null
                && (waiting || newest.Exists(n => !last.Pages.Exists(p => p.Page == n.Page && p.Revision == n.Revision))),
            Missing = missing,
            ObjectionNeeds = closed ? null : await db.ObjectionNeeds(arrivals, stop),
            ReplyBy = request.ReplyBy,
            KeptUntil = closed ? await kept.See(KeptKind.Matter, id, stop) : null,
            ClosedAt = closed ? request.States.MaxBy(s => s.Turn)!.At : null,
            Ending = closed ? EndingOf(request.Ended, messages, lastReply) : null,
            AnswerUntil = await tasks.ExtendedUntil(id, stop) ?? target.For(form, request.Service, arrivals, messages),
            RestrictedSince = await db.RestrictedSince(id, stop),
            Arrivals =
            [
                .. arrivals.Select(a => new ArrivalSeen(a.Id, a.Kind, a.Channel, a.ReceivedAt, scope.HasFlag(HelpScopes.FillIn) ? Reply.WordsOf(a, key) : "",
                    scope.HasFlag(HelpScopes.FillIn) ? [.. files.Where(f => f.ArrivalId == a.Id).Select(f => FileView.Of(f, key)).Select(f => f with { HasPicture = f.HasPicture && !shut })] : [], a.TypedById)),
            ],
            Messages = [.. messages.Where(m => m.Kind == MessageKind.Question || scope.HasFlag(HelpScopes.Letters)).Select(m => MessageSeen.Of(m, key) with { IsSettled = closed || messages.Exists(n => n.Settles && n.SentAt > m.SentAt) })],
            Open = closed ? null : OpenQuestion.Of(messages, lastReply),
        };
    }

    private static Ending EndingOf(Outcome? outcome, List<Message> messages, DateTimeOffset lastReply) => outcome switch
    {
        Outcome.Withdrawn => Ending.Withdrawn,
        Outcome.HandedOver => Ending.HandedOver,
        null when messages.LastOrDefault()?.Kind == MessageKind.Forwarded => Ending.HandedOver,
        _ => messages.Exists(m => m.Kind == MessageKind.Answer && m.SentAt > lastReply) ? Ending.Answered : Ending.Done,
    };
}

/// <summary>How a matter ended, as its person reads it: never an answer where nobody wrote one.</summary>
public enum Ending
{
    /// <summary>Done, and the office wrote since the person last did.</summary>
    Answered,

    /// <summary>Done without a message.</summary>
    Done,

    HandedOver,
    Withdrawn,
}

/// <summary>The status of one request.</summary>
public sealed record OwnStatusView
{
    public required RequestNumber Number { get; init; }

    public required Form Form { get; init; }

    /// <summary>The language the office answers in, beside German.</summary>
    public required Language Language { get; init; }

    public required RequestState State { get; init; }

    /// <summary>Something was written after the last hand-in and has not arrived yet.</summary>
    public required bool HasUnsentChanges { get; init; }

    public required ReplyBy ReplyBy { get; init; }

    /// <summary>Answers come by letter. Wished for without an address, they can be read online only.</summary>
    public bool ByLetter => ReplyBy == ReplyBy.Letter && Missing?.Address != true;

    /// <summary>Of what was handed in last; null once the matter is closed, and for a helper who does not fill it in.</summary>
    public required StillMissing? Missing { get; init; }

    /// <summary>The text that says what an objection still needs (§ 84 Abs. 1 SGG); null: there is none, it was signed for the record, or the matter is closed.</summary>
    public required string? ObjectionNeeds { get; init; }

    /// <summary>The person can still send or sign something.</summary>
    public bool Lacks => Missing is { Any: true } || ObjectionNeeds is not null;

    public required DateTimeOffset? ClosedAt { get; init; }

    /// <summary>The last day on which the house keeps its copy, if nothing moves any more; null while the matter is open.</summary>
    public required DateOnly? KeptUntil { get; init; }

    /// <summary>Null while it is open.</summary>
    public required Ending? Ending { get; init; }

    /// <summary>Since when it is kept and not used, as the person wanted it (Art. 18 GDPR); null: it is not restricted.</summary>
    public required DateTimeOffset? RestrictedSince { get; init; }

    /// <summary>The house's own target; null while nothing was handed in, and while we wait for the person.</summary>
    public required DateOnly? AnswerUntil { get; init; }

    public required IReadOnlyList<ArrivalSeen> Arrivals { get; init; }

    public required IReadOnlyList<MessageSeen> Messages { get; init; }

    /// <summary>What the office waits for; null when it waits for nothing.</summary>
    public required OpenQuestion? Open { get; init; }
}

/// <summary>Something that arrived, as its sender sees it. <paramref name="TypedBy"/>: null where the person did it themselves.</summary>
public sealed record ArrivalSeen(Guid Id, ArrivalKind Kind, Channel Channel, DateTimeOffset At, string Words, IReadOnlyList<FileView> Files, Guid? TypedBy);

/// <summary>A message of the office.</summary>
public sealed record MessageSeen(Guid Id, MessageKind Kind, string Words, DateTimeOffset At, string SignedBy, DateOnly? AskedUntil)
{
    /// <summary>The same in the person's language, where somebody translated it.</summary>
    public Translated? Translation { get; init; }

    /// <summary>What it asked for is wanted no more: an answer settled it, or the matter is closed.</summary>
    public bool IsSettled { get; init; }

    internal static MessageSeen Of(Message m, DataKey key) => new(m.Id, m.Kind, m.Words(key), m.SentAt, m.SignedBy, m.AskedUntil)
    {
        Translation = m.Translation(key) is { } words ? new(Language.Parse(m.TranslatedTo!, null), words) : null,
    };
}

/// <summary>Words beside the German ones, which count.</summary>
public sealed record Translated(Language Language, string Words)
{
    /// <summary>Null where nothing was written; surrounding space is no part of it.</summary>
    public static Translated? Of(string? language, string? words) => string.IsNullOrWhiteSpace(words) ? null : new(Language.TryParse(language, null, out var said) ? said : Language.German, words.Trim());
}

/// <summary>A question nobody has answered yet.</summary>
public sealed record OpenQuestion(Guid Message, DateOnly Until)
{
    /// <summary>Of messages in their order: asked after the person last wrote, and not settled since.</summary>
    internal static OpenQuestion? Of(IEnumerable<Message> messages, DateTimeOffset lastReply) =>
        messages.LastOrDefault(m => m.SentAt > lastReply && (m.Kind == MessageKind.Question || m.Settles)) is { Kind: MessageKind.Question, AskedUntil: { } until } asked ? new(asked.Id, until) : null;

    internal static async Task<OpenQuestion?> In(OfficeDb db, Guid request, CancellationToken stop)
    {
        var lastReply = await db.Set<Arrival>().Where(a => a.RequestId == request).OrderByDescending(a => a.Id).Select(a => a.ReceivedAt).FirstOrDefaultAsync(stop);
        return Of(await db.Set<Message>().AsNoTracking().Where(m => m.RequestId == request).OrderBy(m => m.Id).ToListAsync(stop), lastReply);
    }
}
