using Microsoft.EntityFrameworkCore;
using OffenesHaus.Catalog;
using OffenesHaus.Correspondence;
using OffenesHaus.Intake.Papers;
using OffenesHaus.Law.Reasons;
using OffenesHaus.People.Helping;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Staff;

namespace OffenesHaus.Intake;

/// <summary>A clerk opens a request. Reading is an entry in the journal like any change; one look is one entry.</summary>
public sealed class ReadRequest(OfficeDb db, ReadHead head, Forms forms, AnswerTarget target, PrintTray tray, Keys keys, HelperAccounts helpers)
{
    private const int MostHistory = 200;

    public async Task<RequestOnDesk> Run(RequestNumber number, CancellationToken stop)
    {
        var above = await head.Run(number, stop);
        var form = forms[above.Form.Code];
        var arrivals = await db.Set<Arrival>().AsNoTracking().Include(a => a.Days).Where(a => a.RequestId == above.Id).OrderBy(a => a.Id).ToListAsync(stop);
        var files = await db.Set<EvidenceFile>().AsNoTracking().Where(f => f.RequestId == above.Id && f.ArrivalId != null).InOrder().ToListAsync(stop);
        var names = await helpers.Names([.. arrivals.Where(a => a.TypedBy == ActorKind.Helper).Select(a => a.TypedById).OfType<Guid>()], stop);
        var typists = arrivals.Where(a => a.TypedBy == ActorKind.Clerk).Select(a => a.TypedById).Concat(arrivals.SelectMany(a => a.Days).Select(d => d.SetBy)).OfType<Guid>().ToList();
        var clerks = await db.NamesOf(typists, stop);
        var papers = await db.Set<InboundPaper>().AsNoTracking().Where(p => p.RequestId == above.Id).ToDictionaryAsync(p => p.Id, stop);
        var messages = await db.Set<Message>().AsNoTracking().Where(m => m.RequestId == above.Id).OrderBy(m => m.Id).ToListAsync(stop);
        using var key = await keys.Of(above.Id, stop);

        var newer = new Dictionary<Guid, IReadOnlyList<Question>>();
        foreach (var arrival in arrivals.Where(a => a.PaperId is not null))
            newer[arrival.Id] = await db.Newer(arrival, form, key, stop);

        // What a person still writes and has not handed in is theirs alone: the desk shows the pages that arrived.
        var confirmed = arrivals.FindLast(a => a.Kind != ArrivalKind.Reply);
        var answers = confirmed is null ? Answers.None : form.Prune((await db.PagesOf(confirmed, stop)).Open(key));
        return new()
        {
            Head = above,
            Answers = answers,
            Files = [.. files.Select(f => above.ShutsFiles ? FileView.Of(f, key) with { Name = Masked.Sign } : FileView.Of(f, key))],
            Missing = form.MissingFrom(answers, q => files.Exists(f => f.Question == q.Id)),
            LetterGoesNowhere = above.ReplyBy == ReplyBy.Letter && !above.Protection.Address && !PostalAddress.IsKnown(form, answers),
            Arrivals =
            [
                .. arrivals.Select(a => new ArrivalOnDesk(a.Id, a.Kind, a.Channel, a.ReceivedAt, a.Day.Day, a.Day.Rule, a.MayBeObjection, Reply.WordsOf(a, key), names.GetValueOrDefault(a.TypedById ?? Guid.Empty))
                {
                    Reasons = a.Reasoned(key).Reasons,
                    Values = [.. a.Days.OrderBy(d => d.Turn).Select(d => new DayValue(d.Day, d.SetAt, d.SetBy is { } by ? clerks.GetValueOrDefault(by, "jemand") : null, d.SealedWhy is null ? null : d.Why(key)))],
                    FirstRule = a.Days.MinBy(d => d.Turn)!.Rule,
                    NotBefore = a.NotBeforeAt,
                    Newer = newer.GetValueOrDefault(a.Id, []),
                    Paper = a.PaperId is { } paper && papers.TryGetValue(paper, out var came)
                        ? new(came.PaperOn, came.EnvelopeKept, came.WrongDoor, a.CapturedAt, clerks.GetValueOrDefault(a.TypedById ?? Guid.Empty, "jemand"))
                        : null,
                }),
            ],
            Messages = [.. messages.Select(m => MessageSeen.Of(m, key))],
            Letters = await tray.Of(above.Id, stop),
            Forwardings = [.. (await db.Set<Forwarding>().AsNoTracking().Where(f => f.RequestId == above.Id).OrderBy(f => f.Id).ToListAsync(stop)).Select(f => new ForwardingOnDesk(f.ForwardedAt, f.CountsOn, f.LetterId, f.To(key)))],
            Notes = await NotesOf(above.Id, key, stop),
            Open = OpenQuestion.Of(messages, arrivals.LastOrDefault()?.ReceivedAt ?? DateTimeOffset.MinValue),
            AnswerUntil = target.For(form, above.Service, arrivals, messages),
            History = await History(above.Id, stop),
        };
    }

    private async Task<IReadOnlyList<NoteOnDesk>> NotesOf(Guid request, DataKey key, CancellationToken stop)
    {
        var notes = await (from note in db.Set<DeskNote>().AsNoTracking().Where(n => n.RequestId == request)
                           join clerk in db.Set<ColleagueName>() on note.WrittenBy equals clerk.Id
                           orderby note.WrittenAt, note.Id
                           select new { Note = note, clerk.DisplayName }).ToListAsync(stop);
        return [.. notes.Select(n => new NoteOnDesk(n.Note.WrittenAt, n.DisplayName, n.Note.Words(key)))];
    }

    private async Task<IReadOnlyList<HistoryLine>> History(Guid request, CancellationToken stop) =>
        await (from entry in db.Set<JournalEntry>().AsNoTracking().Where(e => e.About == request).OrderByDescending(e => e.Id).Take(MostHistory)
               join clerk in db.Set<ColleagueName>() on entry.ActorId equals clerk.Id into clerks
               from clerk in clerks.DefaultIfEmpty()
               orderby entry.Id descending
               select new HistoryLine(entry.Kind, entry.At, entry.ActorKind, clerk == null ? null : clerk.DisplayName)).ToListAsync(stop);
}

/// <summary>A request as the desk sees it.</summary>
public sealed record RequestOnDesk
{
    public required DeskHeadView Head { get; init; }

    public required Answers Answers { get; init; }

    public required IReadOnlyList<FileView> Files { get; init; }

    /// <summary>Not answered yet, in the order of the form.</summary>
    public required IReadOnlyList<Question> Missing { get; init; }

    /// <summary>The person wants letters, and nobody knows where to: what is written can be read online only.</summary>
    public required bool LetterGoesNowhere { get; init; }

    public required IReadOnlyList<ArrivalOnDesk> Arrivals { get; init; }

    public required IReadOnlyList<MessageSeen> Messages { get; init; }

    /// <summary>Oldest first.</summary>
    public required IReadOnlyList<LetterInTray> Letters { get; init; }

    /// <summary>Where it was sent on to, oldest first.</summary>
    public required IReadOnlyList<ForwardingOnDesk> Forwardings { get; init; }

    /// <summary>Oldest first. Staff write them for staff; the person sees them in a copy of their data.</summary>
    public required IReadOnlyList<NoteOnDesk> Notes { get; init; }

    /// <summary>What the person is still asked for; null: nothing.</summary>
    public required OpenQuestion? Open { get; init; }

    /// <summary>The house's own target.</summary>
    public required DateOnly? AnswerUntil { get; init; }

    /// <summary>Newest first.</summary>
    public required IReadOnlyList<HistoryLine> History { get; init; }

    /// <summary>What came and what was written after a word; after none: everything.</summary>
    public UnreadWords Since(Guid word)
    {
        bool Newer(Guid id) => string.CompareOrdinal(id.ToString("N"), word.ToString("N")) > 0;
        return new(this, [.. Arrivals.Where(a => Newer(a.Id))], [.. Messages.Where(m => Newer(m.Id))]);
    }
}

/// <summary>Words in a matter that a clerk has not had before them: nothing is decided over them unread.</summary>
public sealed record UnreadWords(RequestOnDesk Matter, IReadOnlyList<ArrivalOnDesk> Arrivals, IReadOnlyList<MessageSeen> Messages)
{
    public int Count => Arrivals.Count + Messages.Count;

    public DeskHeadView Head => Matter.Head;

    /// <summary>Question and answer, as they stand after what is new; none where no answer is new.</summary>
    public IEnumerable<(string Label, string Value)> Answers(Say t)
    {
        var list = new AnswerList(Head.Form, Matter.Answers, Matter.Files, t);
        return Arrivals.All(a => a.Kind == ArrivalKind.Reply) ? [] : list.Said().Select(q => (list.Label(q), list.Value(q)));
    }
}

/// <summary>Something that arrived: the instant, and the legal day with the rule that set it. <paramref name="HelpedBy"/>: who typed it for the person under a mandate; it is the person's declaration all the same.</summary>
public sealed record ArrivalOnDesk(Guid Id, ArrivalKind Kind, Channel Channel, DateTimeOffset At, DateOnly Day, string Rule, bool MayBeObjection, string Words, string? HelpedBy)
{
    /// <summary>Why this day, as the law shelf tells it.</summary>
    public IReadOnlyList<Reason> Reasons { get; init; } = [];

    /// <summary>Questions that this paper answers otherwise than what stood there before.</summary>
    public IReadOnlyList<Question> Newer { get; init; } = [];

    /// <summary>The rule of the first value.</summary>
    public string FirstRule { get; init; } = Rule;

    /// <summary>Every value of the day, oldest first; the last one counts.</summary>
    public IReadOnlyList<DayValue> Values { get; init; } = [];

    /// <summary>From the letterbox: the emptying before.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>Null: it did not come on paper.</summary>
    public PaperArrived? Paper { get; init; }
}

/// <summary>One value of a receipt day. <paramref name="By"/>: the second person who agreed, <paramref name="Why"/>: why the one before was wrong; null for the first.</summary>
public sealed record DayValue(DateOnly On, DateTimeOffset SetAt, string? By, string? Why);

/// <summary>What is known of the paper something came on, and who typed it when.</summary>
public sealed record PaperArrived(DateOnly? PaperOn, bool EnvelopeKept, bool WrongDoor, DateTimeOffset TypedAt, string TypedBy);

/// <summary>A forwarding: when, from which day it counts there, the cover letter, where to and why.</summary>
public sealed record ForwardingOnDesk(DateTimeOffset At, DateOnly CountsOn, Guid Letter, ForwardedTo To);

/// <summary>An internal note with its author.</summary>
public sealed record NoteOnDesk(DateTimeOffset At, string By, string Words);

/// <summary>One line of what was done; <paramref name="Clerk"/> null: the person, or the house itself.</summary>
public sealed record HistoryLine(JournalKind Kind, DateTimeOffset At, ActorKind By, string? Clerk);
