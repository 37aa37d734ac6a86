using Microsoft.EntityFrameworkCore;
using OffenesHaus.Catalog;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Staff;
using Language = OffenesHaus.Catalog.Language;

namespace OffenesHaus.Intake.Conversations;

/// <summary>A conversation that runs, for whoever takes calls and visits: what it concerns, how far each is, and what happened so far.</summary>
public sealed class ReadConversation(OfficeDb db, Talks talks, Forms forms, Assent assent, Keys keys, Actor by, TimeProvider clock)
{
    public async Task<ConversationView> Run(Guid id, CancellationToken stop)
    {
        var talk = await talks.Open(id, stop);
        var concerns = talk.Matters.ToList();
        var requests = await db.Set<Request>().AsNoTracking().Include(r => r.States).Where(r => concerns.Contains(r.Id)).ToListAsync(stop);
        var written = await db.Set<AnswerRevision>().Where(a => concerns.Contains(a.RequestId)).Select(a => a.RequestId).Distinct().ToListAsync(stop);
        var people = talk.Steps.Select(s => s.By).OfType<Guid>().Append(talk.HeldBy).Distinct().ToList();
        var names = await db.NamesOf(people, stop);
        using var key = await keys.Of(id, stop);
        Dictionary<Guid, string> stands = [];
        foreach (var request in requests)
            stands[request.Id] = await assent.Stand(request.Id, stop);
        HashSet<Guid> silent = [];
        foreach (var concern in concerns)
            if (await talks.TellsNothing(talk, concern, stop))
                silent.Add(concern);
        return new()
        {
            Id = id,
            Channel = talk.Channel,
            BegunAt = talk.BegunAt,
            HeldBy = names.GetValueOrDefault(talk.HeldBy, "–"),
            IsMine = talk.HeldBy == by.Id,
            IsThere = talk.PresentUntil > clock.GetUtcNow(),
            PresentUntil = talk.PresentUntil,
            Language = Language.Parse(talk.Language, null),
            NoticeTold = talk.Steps.Exists(s => s.Kind == ConversationStepKind.NoticeTold),
            Caller = talk.Steps.LastOrDefault(s => s.Kind == ConversationStepKind.CallerNamed && s.RequestId is null)?.Words(key) ?? "",
            Matters = [.. concerns.Select(c => Matter(talk, c, requests.Find(r => r.Id == c), new(silent.Contains(c), written.Contains(c), stands.GetValueOrDefault(c))))],
            Steps = [.. talk.Steps.Select(s => new ConversationLine(s.Kind, s.At, s.By is { } who ? names.GetValueOrDefault(who, "–") : null, s.RequestId is { } r ? NumberOf(talk, r) : null, s.Detail) { Until = s.PromisedUntil })],
        };
    }

    /// <summary>It runs no longer; absent looks the same.</summary>
    public async Task<bool> IsOver(Guid id, CancellationToken stop) => !await db.Set<Conversation>().AsNoTracking().AnyAsync(c => c.Id == id, stop);

    // What nobody proved anything for is a number and nothing else.
    internal static RequestNumber NumberOf(Conversation talk, Guid request) =>
        RequestNumber.Parse(talk.Steps.First(s => s.RequestId == request && s.Kind is (ConversationStepKind.MatterBegun or ConversationStepKind.MatterJoined)).Detail!, null);

    private ConversationMatter Matter(Conversation talk, Guid id, Request? request, Now now)
    {
        var since = talk.Since(id);
        // What was begun in this call is written on; of what was there before not even the name is told.
        if (now.TellsNothing && talk.SpokenAt(id) is null)
            request = null;
        return new()
        {
            Id = id,
            Number = NumberOf(talk, id),
            Form = request is null ? null : forms[request.Form],
            Service = request is null ? null : request.Service ?? forms[request.Form].Service,
            SpokenAt = talk.SpokenAt(id),
            Proof = talk.Proof(id),
            IsOpen = Talks.IsOpen(talk, id) && request is not null && !now.TellsNothing,
            MayFill = Talks.MayFill(talk, id) && request is not null,
            State = request?.State,
            OnlyInPerson = now.TellsNothing,
            NoLetters = talk.WishesNoLetters(id),
            HasWords = now.HasWords && request is not null,
            Arrival = since.LastOrDefault(s => s.Kind == ConversationStepKind.HandedIn) is { Detail: { } handed } ? Guid.ParseExact(handed[..32], "N") : null,
            Assented = since.LastOrDefault(s => s.Kind == ConversationStepKind.Assented) is { } yes && yes.Detail == now.Stand ? yes.At : null,
        };
    }

    /// <summary>How a matter stands, besides what happened in the conversation.</summary>
    private sealed record Now(bool TellsNothing, bool HasWords, string? Stand);
}

/// <summary>A conversation as its page shows it.</summary>
public sealed record ConversationView
{
    public required Guid Id { get; init; }

    public required Channel Channel { get; init; }

    public required DateTimeOffset BegunAt { get; init; }

    public required string HeldBy { get; init; }

    public required bool IsMine { get; init; }

    /// <summary>False: whoever speaks has to say that the person is still there.</summary>
    public required bool IsThere { get; init; }

    public required DateTimeOffset PresentUntil { get; init; }

    public required Language Language { get; init; }

    /// <summary>The short notice about data was read to the person.</summary>
    public required bool NoticeTold { get; init; }

    /// <summary>How the person calls themselves; proves nothing.</summary>
    public required string Caller { get; init; }

    public required IReadOnlyList<ConversationMatter> Matters { get; init; }

    public required IReadOnlyList<ConversationLine> Steps { get; init; }
}

/// <summary>One request in a conversation.</summary>
public sealed record ConversationMatter
{
    public required Guid Id { get; init; }

    public required RequestNumber Number { get; init; }

    /// <summary>Null while nothing of it may be told.</summary>
    public required Form? Form { get; init; }

    /// <summary>The service it was begun for; null while nothing of it may be told.</summary>
    public required string? Service { get; init; }

    /// <summary>It began here; null for a request there was before.</summary>
    public required DateTimeOffset? SpokenAt { get; init; }

    /// <summary>How the person proved who they are for it; null: not.</summary>
    public required string? Proof { get; init; }

    /// <summary>It may be told where it stands.</summary>
    public required bool IsOpen { get; init; }

    /// <summary>Its pages may be filled in, and so read: it began here, or the person showed its code or stands here with an identity paper. Three digits on the telephone open no file.</summary>
    public required bool MayFill { get; init; }

    /// <summary>The person is told in person only, and this is a call: taken down is everything, told is nothing.</summary>
    public required bool OnlyInPerson { get; init; }

    /// <summary>Nothing of it may lie in their letterbox.</summary>
    public required bool NoLetters { get; init; }

    public required RequestState? State { get; init; }

    public required bool HasWords { get; init; }

    /// <summary>What was handed in here last.</summary>
    public required Guid? Arrival { get; init; }

    /// <summary>When the person said yes on their own screen.</summary>
    public required DateTimeOffset? Assented { get; init; }
}

/// <summary>One step. <paramref name="By"/>: null for the person themself and the house.</summary>
public sealed record ConversationLine(ConversationStepKind Kind, DateTimeOffset At, string? By, RequestNumber? Number, string? Detail)
{
    /// <summary>Until when something was promised.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>The pages that what was told came from, with their versions.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];
}
