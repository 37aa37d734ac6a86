using Microsoft.EntityFrameworkCore;
using OffenesHaus.Catalog;
using OffenesHaus.Law.Reasons;
using OffenesHaus.People;
using OffenesHaus.People.Helping;
using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.Intake;

/// <summary>The receipt (Eingangsbestätigung) of one arrival: what arrived, when, and through which channel. It never says that a form or a term is kept.</summary>
public sealed class Receipts(OfficeDb db, Forms forms, AnswerTarget target, Keys keys, AccessCodes codes, HelpInForce help, HelperAccounts helpers, ReceiptProofs proofs, Actor by, TimeProvider clock)
{
    /// <summary>The newest receipt of a request, or the one asked for. Absent, or of another request: not found.</summary>
    public Task<ReceiptView> See(Guid requestId, Guid? arrivalId, CancellationToken stop) => See(requestId, arrivalId, withCode: by.Kind != ActorKind.Helper, stop);

    /// <summary><paramref name="withCode"/>: it goes to the person, whoever prints it.</summary>
    internal async Task<ReceiptView> See(Guid requestId, Guid? arrivalId, bool withCode, CancellationToken stop)
    {
        var scope = await help.Demand(requestId, HelpScopes.None, stop);
        var request = await db.Set<Request>().AsNoTracking().Include(r => r.States).SingleOrDefaultAsync(r => r.Id == requestId, stop) ?? throw new NotFound();
        var arrival = await db.Set<Arrival>().AsNoTracking().Include(a => a.Days)
            .Where(a => a.RequestId == requestId && (arrivalId == null || a.Id == arrivalId))
            .OrderByDescending(a => a.Id)
            .FirstOrDefaultAsync(stop) ?? throw new NotFound();
        // Who may not see what was filled in sees the receipt of what they sent themselves.
        if (!scope.HasFlag(HelpScopes.FillIn) && arrival.TypedById != by.Id)
            throw new NotFound();
        var files = await db.Set<EvidenceFile>().AsNoTracking().Where(f => f.ArrivalId == arrival.Id).InOrder().ToListAsync(stop);
        using var key = await keys.Of(requestId, stop);
        var shut = await db.ShutsPictures(by, requestId, stop);

        var form = forms[request.Form];
        var answers = form.Prune((await db.PagesOf(arrival, stop)).Open(key));
        return new()
        {
            Request = requestId,
            Arrival = arrival.Id,
            Number = request.Number,
            Code = withCode ? codes.For(requestId, request.CodeVersion) : "",
            // Whoever only brings evidence learns no name.
            Person = scope == HelpScopes.Evidence ? "" : form.Trait(answers, "name") ?? await db.Set<Trait>().AsNoTracking().Where(t => t.RequestId == requestId).Select(t => t.Name).SingleOrDefaultAsync(stop) ?? "",
            HelpedBy = arrival is { TypedBy: ActorKind.Helper, TypedById: { } helper } ? (await helpers.Find(helper, stop))?.Signature : null,
            Form = form,
            Kind = arrival.Kind,
            Channel = arrival.Channel,
            ReceivedAt = arrival.ReceivedAt,
            Day = arrival.Day.Day,
            Rule = arrival.Day.Rule,
            Reasons = arrival.Reasoned(key).Reasons,
            FirstDay = arrival.Days.MinBy(d => d.Turn)!.Day,
            NotBeforeAt = arrival.NotBeforeAt,
            OnPaper = arrival.PaperId is not null,
            TypedAt = arrival.PaperId is null ? null : arrival.CapturedAt,
            MayBeObjection = arrival.MayBeObjection,
            IsSigned = await db.IsSigned(arrival, stop),
            Answers = answers,
            Newer = await db.Newer(arrival, form, key, stop),
            Words = Reply.WordsOf(arrival, key),
            Files = [.. files.Select(f => FileView.Of(f, key)).Select(f => f with { HasPicture = f.HasPicture && !shut })],
            Missing = await db.OnlyForLetters(StillMissing.Of(form, answers, files), request, key, stop),
            Remarks = [.. form.PagesFor(answers).SelectMany(p => AnswerCheck.Of(p, answers, Law.GermanTime.DayOf(clock.GetUtcNow()))).Where(r => !r.IsMissing)],
            ReplyBy = request.ReplyBy,
            IsWhole = request.WasOnce(RequestState.Complete),
            IsClosed = request.State == RequestState.Closed,
            AnswerUntil = target.For(form, request.Service, arrival.Day.Day),
            Proof = await proofs.See(request, arrival, stop),
        };
    }
}

/// <summary>What a receipt says.</summary>
public sealed record ReceiptView
{
    public required Guid Request { get; init; }

    public required Guid Arrival { get; init; }

    public required RequestNumber Number { get; init; }

    /// <summary>Empty for a helper: the code is the person's alone.</summary>
    public required string Code { get; init; }

    public required string Person { get; init; }

    /// <summary>Who handed it in for the person; null where they did it themselves.</summary>
    public required string? HelpedBy { get; init; }

    public required Form Form { get; init; }

    public required ArrivalKind Kind { get; init; }

    public required Channel Channel { get; init; }

    /// <summary>The instant; shown with the offset of Europe/Berlin.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The legal day it counts for.</summary>
    public required DateOnly Day { get; init; }

    public required string Rule { get; init; }

    /// <summary>Why this day, as the law shelf tells it; every earlier value and why it was wrong among them.</summary>
    public required IReadOnlyList<Reason> Reasons { get; init; }

    /// <summary>The day as it was set first.</summary>
    public required DateOnly FirstDay { get; init; }

    public bool IsCorrected => FirstDay != Day;

    /// <summary>From the letterbox: the emptying before; it was dropped after it. Null for everything else.</summary>
    public required DateTimeOffset? NotBeforeAt { get; init; }

    /// <summary>It came on paper, and staff typed what it says.</summary>
    public required bool OnPaper { get; init; }

    /// <summary>When staff typed it; null where nobody did.</summary>
    public required DateTimeOffset? TypedAt { get; init; }

    /// <summary>When it came, as exactly as anybody knows: a minute, the time between two emptyings, or a day.</summary>
    public string Came(Say t) => this switch
    {
        { NotBeforeAt: { } before } => t["receipt/between", t.Moment(before), t.Moment(ReceivedAt)],
        { OnPaper: true } => t.Day(Law.GermanTime.DayOf(ReceivedAt)),
        _ => t.Moment(ReceivedAt),
    };

    /// <summary>The reasons in words; none where the usual sentence says it all.</summary>
    public IEnumerable<string> ReasonsIn(Say t) => OnPaper || IsCorrected ? Reasons.Select(r => r.Words(t.Language.ForLaw)) : [];

    /// <summary>The sections the reasons stand on, each once.</summary>
    public IEnumerable<string> Sections => Reasons.Select(r => r.Section).Where(s => s.Length > 0).Distinct(StringComparer.Ordinal);

    /// <summary>For a benefit application: the first day it works from (§ 37 Abs. 2 SGB II); null for everything else.</summary>
    public DateOnly? CountsFrom => Form.Act == "application" && Kind != ArrivalKind.Reply ? Law.Receipt.EffectiveFrom.ForApplication(Day).On : null;

    public required bool MayBeObjection { get; init; }

    /// <summary>It was taken down at the counter as an objection, and signed there.</summary>
    public bool IsSigned { get; init; }

    /// <summary>The text that says what an objection on this way still needs (§ 84 Abs. 1 SGG); null: it is none, or was signed for the record.</summary>
    public string? ObjectionNeeds => !MayBeObjection || IsSigned ? null : SignedStatements.Needs(Channel);

    public required Answers Answers { get; init; }

    /// <summary>For an application: the month from which the person wants it, in their words; null means at once.</summary>
    public string? LaterMonth => Kind == ArrivalKind.Reply ? null : Form.Trait(Answers, "laterMonth");

    /// <summary>Questions that this paper answers otherwise than what stood in the request before.</summary>
    public IReadOnlyList<Question> Newer { get; init; } = [];

    /// <summary>What they are called, in one line.</summary>
    public string NewerIn(Say t) => string.Join("; ", Newer.Select(q => new QuestionWords(Form, Answers, t).LabelAlone(q)));

    public required string Words { get; init; }

    public required IReadOnlyList<FileView> Files { get; init; }

    public required StillMissing Missing { get; init; }

    /// <summary>Answered, but odd: a date that does not exist, a number with a digit too many.</summary>
    public required IReadOnlyList<Remark> Remarks { get; init; }

    public required ReplyBy ReplyBy { get; init; }

    /// <summary>Answers come by letter. Wished for without an address, they can be read online only.</summary>
    public bool ByLetter => ReplyBy == ReplyBy.Letter && !Missing.Address;

    public required bool IsWhole { get; init; }

    public required bool IsClosed { get; init; }

    /// <summary>Where an application goes on to be filled in; null: nothing is open there but evidence, which can come on every way.</summary>
    public FormPage? GoOnAt =>
        IsClosed || Form.DeclaresWith is null ? null
        : !IsWhole ? Form.Pages.SkipWhile(p => p.Code != Form.DeclaresWith).Skip(1).FirstOrDefault()
        : Kind != ArrivalKind.Reply && Missing.Awaited.Questions.FirstOrDefault(q => q.Kind != QuestionKind.Evidence) is { } open ? Missing.PageOf(open) : null;

    /// <summary>The house's own target, not a deadline of law.</summary>
    public required DateOnly AnswerUntil { get; init; }

    /// <summary>Null for what came before receipts were signed.</summary>
    public required ReceiptProof? Proof { get; init; }
}
