using Microsoft.EntityFrameworkCore;
using OffenesHaus.Intake.Papers;
using OffenesHaus.Intake.Persons;
using OffenesHaus.Law;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Copying;
using OffenesHaus.Trust.Retention;
using OffenesHaus.Trust.Staff;

namespace OffenesHaus.Intake.Copying;

/// <summary>What this room holds about a request, for the copy of its person.</summary>
internal sealed class IntakeCopy(OfficeDb db, Keys keys, CopyOfAnswers answers, CopyNames names, OwnReads reads, KeepingRules keeping, KeptUntil kept, TimeProvider clock)
{
    // More looks than anybody takes at one matter; the list of looks has pages, a copy has none.
    private const int MostReads = 20_000;

    public static IReadOnlyList<CopiedTable> Tables { get; } =
    [
        new("intake.request", "request"), new("intake.request_state", "states"), new("intake.answers", "answers"), new("intake.arrival", "arrivals"), new("intake.receipt_day", "receipt-days"), new("intake.file", "files"),
        new("intake.forwarding", "forwardings"), new("intake.note", "notes"), new("intake.stated_reason", "reasons"), new("intake.paper", "papers"), new("intake.paper_step", "paper-steps"), new("intake.typed_page", "typed-answers"),
        new("intake.same_person", "same-person"), new("intake.paper_sheet", null, "the scan of a paper; once filed it stands under files"), new("intake.held_look", null, "that a look is held back, and until when, stands under reads"),
    ];

    public async Task Write(Guid subject, OwnCopy into, CancellationToken stop)
    {
        using var key = await keys.Of(subject, stop);
        var request = await db.Set<Request>().AsNoTracking().Include(r => r.States).SingleAsync(r => r.Id == subject, stop);
        into.Begin("request").With("number", request.Number.ToString()).With("form", names.Form(request)).With("service", names.Service(request)).With("language", CopyNames.Language(request.Language)).With("begunAt", request.BegunAt)
            .With("replyBy", request.ReplyBy, "status/way.").With("replyWayChosenAt", request.ReplyWayChosenAt).With("leftAt", request.LeftAt).With("leftEverywhereAt", request.LeftEverywhereAt).With("codeVersion", request.CodeVersion);
        foreach (var state in request.States.OrderBy(s => s.Turn))
            into.Begin("states").With("state", state.State, "state").With("at", state.At).With("by", state.By, "actor").With("outcome", state.Outcome, "outcome");
        var whole = await answers.Write(request, key, into, stop);
        await Arrived(subject, key, into, stop);
        foreach (var file in await db.Set<EvidenceFile>().AsNoTracking().Where(f => f.RequestId == subject).InOrder().ToListAsync(stop))
            into.Begin("files").With("name", file.Name(key)).With("type", names.Kind(file.Kind)).With("size", file.Size).With("pages", file.Pages).With("sha256", Convert.ToHexStringLower(file.Sha256)).With("question", names.Question(request.Form, file.Question, whole))
                .With("readability", file.Readability, "readability").With("keptAt", file.KeptAt).With("removedAt", file.RemovedAt);
        foreach (var on in await db.Set<Forwarding>().AsNoTracking().Where(f => f.RequestId == subject).OrderBy(f => f.Id).ToListAsync(stop))
            into.Begin("forwardings").With("at", on.ForwardedAt).With("to", string.Join('\n', on.To(key).Address)).With("why", on.To(key).Why).With("countsOn", on.CountsOn);
        await Papers(subject, into, stop);
        await Inside(subject, key, into, stop);
        await Beside(subject, key, into, stop);
        foreach (var look in (await reads.See(subject, null, MostReads, stop)).Lines)
            into.Begin("reads").With("at", look.HeldUntil is null ? look.At : GermanTime.DayOf(look.At)).With("name", look.Name).With("role", look.Role, "reads/role.").With("what", look.HeldUntil is null ? look.Kind : null, "reads/what.")
                .With("file", look.File).With("words", look.Words).With("heldUntil", look.HeldUntil);
        await Keeping(request, into, stop);
    }

    private async Task Arrived(Guid subject, DataKey key, OwnCopy into, CancellationToken stop)
    {
        foreach (var arrival in await db.Set<Arrival>().AsNoTracking().Include(a => a.Days).Where(a => a.RequestId == subject).OrderBy(a => a.Id).ToListAsync(stop))
        {
            into.Begin("arrivals").With("kind", arrival.Kind, "status/arrival.").With("channel", arrival.Channel, "receipt/channel.").With("receivedAt", arrival.ReceivedAt).With("notBefore", arrival.NotBeforeAt).With("capturedAt", arrival.CapturedAt)
                .With("receiptDay", arrival.Day.Day).With("rule", CopyNames.Rule(arrival.Day.Rule, arrival.Reasoned(key).Reasons)).With("typedBy", arrival.TypedBy, "actor").With("mayBeObjection", arrival.MayBeObjection).With("words", Reply.WordsOf(arrival, key));
            foreach (var day in arrival.Days.OrderBy(d => d.Turn))
                into.Begin("receipt-days").With("receivedAt", arrival.ReceivedAt).With("receiptDay", day.Day).With("rule", CopyNames.Rule(day.Rule, day.As(arrival).Reasons)).With("at", day.SetAt).With("why", day.SealedWhy is null ? null : day.Why(key));
        }
    }

    private async Task Papers(Guid subject, OwnCopy into, CancellationToken stop)
    {
        foreach (var paper in await db.Set<InboundPaper>().AsNoTracking().Include(p => p.Steps).Where(p => p.RequestId == subject).OrderBy(p => p.Id).ToListAsync(stop))
        {
            into.Begin("papers").With("channel", paper.Channel, "receipt/channel.").With("arrivedOn", paper.ArrivedOn).With("compartmentOn", paper.CompartmentOn).With("paperOn", paper.PaperOn).With("envelopeKept", paper.EnvelopeKept)
                .With("capturedAt", paper.CapturedAt).With("wrongDoor", paper.WrongDoor).With("filedAt", paper.FiledAt);
            foreach (var step in paper.Steps.OrderBy(s => s.Turn))
                into.Begin("paper-steps").With("capturedAt", paper.CapturedAt).With("what", step.Kind, "paper").With("at", step.At);
        }
    }

    private async Task Inside(Guid subject, DataKey key, OwnCopy into, CancellationToken stop)
    {
        var notes = await db.Set<DeskNote>().AsNoTracking().Where(n => n.RequestId == subject).OrderBy(n => n.WrittenAt).ToListAsync(stop);
        var reasons = await db.Set<StatedReason>().AsNoTracking().Where(r => r.RequestId == subject).OrderBy(r => r.StatedAt).ToListAsync(stop);
        var people = await db.NamesOf([.. notes.Select(n => n.WrittenBy).Concat(reasons.Select(r => r.StatedBy)).Distinct()], stop);
        foreach (var note in notes)
            into.Begin("notes").With("at", note.WrittenAt).With("name", people.GetValueOrDefault(note.WrittenBy)).With("words", note.Words(key));
        var held = (await db.Set<HeldLook>().AsNoTracking().Where(h => h.RequestId == subject).Select(h => new { h.EntryId, h.UntilOn }).ToListAsync(stop)).Where(h => h.UntilOn >= GermanTime.DayOf(clock.GetUtcNow())).Select(h => h.EntryId).ToList();
        // A reason whose look is held back is held back with it.
        var shut = await db.Set<JournalEntry>().AsNoTracking().Where(e => held.Contains(e.Id)).Select(e => e.Detail).ToListAsync(stop);
        foreach (var reason in reasons.Where(r => !shut.Contains(r.Id.ToString("N"))))
            into.Begin("reasons").With("at", reason.StatedAt).With("name", people.GetValueOrDefault(reason.StatedBy)).With("words", reason.Words(key));
    }

    private async Task Beside(Guid subject, DataKey key, OwnCopy into, CancellationToken stop)
    {
        var rows = await db.Set<SamePerson>().AsNoTracking().Where(s => s.RequestId == subject || s.OtherId == subject).OrderBy(s => s.At).ToListAsync(stop);
        var people = await db.NamesOf([.. rows.Select(r => r.By).Distinct()], stop);
        foreach (var row in rows)
            into.Begin("same-person").With("at", row.At).With("name", people.GetValueOrDefault(row.By)).With("what", row.Undoes is null ? "joined" : "parted", "person").With("why", row.Why(subject, key));
    }

    private async Task Keeping(Request request, OwnCopy into, CancellationToken stop)
    {
        var today = GermanTime.DayOf(clock.GetUtcNow());
        var kind = request.WasOnce(RequestState.Declared) ? KeptKind.Matter : KeptKind.Draft;
        var rule = keeping.InForce(kind, today);
        into.Begin("keeping").With("kind", kind, "kept").With("days", rule.Days).With("months", rule.Months).With("law", rule.Law)
            .With("untilOn", request.State == RequestState.Closed ? await kept.See(kind, request.Id, stop) : null);
    }
}
