using Microsoft.EntityFrameworkCore;
using OffenesHaus.Catalog;
using OffenesHaus.Law;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Access;
using Language = OffenesHaus.Catalog.Language;

namespace OffenesHaus.Intake.Conversations;

/// <summary>
/// What somebody said on the telephone or at the counter is handed in as their declaration. It counts from the moment it was spoken, not from the typing (§ 130 BGB);
/// read back or not, it is received. Who wants letters gets a written copy, so that a slip can be corrected.
/// </summary>
public sealed class HandInSpoken(OfficeDb db, Talks talks, Arrivals arrivals, HandIn handIn, Reply reply, CodeLetters letters, ObjectionTerm term, ObjectionWords objections, Forms forms, Texts texts, Keys keys, Outbox outbox, Journal journal, Actor by, TimeProvider clock)
{
    public const string ReadBack = "read-back", NotReadBack = "not-read-back", OwnScreen = "own-screen";

    public Task<Guid> Run(Guid id, Spoken spoken, CancellationToken stop) => arrivals.Racing(async now =>
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var talk = await talks.OpenAtDesk(id, stop);
        Talks.Concern(talk, spoken.Request);
        var at = At(talk, spoken, now);
        var arrival = await handIn.Receive(spoken.Request, new() { Channel = talk.Channel, Key = spoken.Key, Whole = spoken.Whole, ReceivedAt = at, MayObject = spoken.MayObject }, stop);
        await Confirm(talk, spoken, arrival, stop);
        await transaction.CommitAsync(stop);
        return arrival;
    });

    /// <summary>Words for a request that was handed in before: received, whoever speaks, and nothing of the request is told for it (§ 20 Abs. 3 SGB X).</summary>
    public Task<Guid> Words(Guid id, Spoken spoken, SpokenWords words, CancellationToken stop) => arrivals.Racing(async now =>
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var talk = await talks.OpenNow(id, stop);
        Talks.Concern(talk, spoken.Request);
        var lent = !await talks.Opens(talk, spoken.Request, stop);
        if (lent)
        {
            await talks.Lend(talk, spoken.Request, Right.Type, stop);
            await db.SaveChangesAsync(stop);
        }

        var arrival = await reply.Receive(new() { Request = spoken.Request, Key = spoken.Key, Channel = talk.Channel, Words = words.Words ?? "", Files = words.Files, MayObject = spoken.MayObject }, At(talk, spoken, now), stop);
        await Confirm(talk, spoken, arrival, stop);
        if (lent)
            await talks.TakeBack(talk, spoken.Request, stop);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return arrival;
    });

    private async Task Confirm(Conversation talk, Spoken spoken, Guid arrivalId, CancellationToken stop)
    {
        // A stranger who knows a number does not keep from its person what was said in their name.
        if (spoken.Letters is { } wanted && Talks.IsOpen(talk, spoken.Request))
            talk.WishesLetters(spoken.Request, wanted, clock.GetUtcNow(), by.Id);
        // The same page sent twice is one hand-in, one step and one letter.
        if (talk.Steps.Exists(s => s.Kind == ConversationStepKind.HandedIn && s.Detail!.StartsWith(arrivalId.ToString("N"), StringComparison.Ordinal)))
        {
            if (db.ChangeTracker.HasChanges())
                journal.Note(JournalKind.ConversationNoted, spoken.Request, ReasonCode.OfficeDuty, talk.Id.ToString("N"));
            await db.SaveChangesAsync(stop);
            return;
        }

        var arrival = await db.Set<Arrival>().Include(a => a.Days).SingleAsync(a => a.Id == arrivalId, stop);
        var taken = Assent.Stand(arrival.Pages.Select(p => (p.Page, p.Revision)));
        ProveHeard(spoken, taken);
        // Only a yes to what was taken: what was written since nobody has read.
        var assented = talk.Since(spoken.Request).LastOrDefault(s => s.Kind == ConversationStepKind.Assented) is { } yes && yes.Detail == taken;
        talk.Note(ConversationStepKind.HandedIn, clock.GetUtcNow(), by.Id, spoken.Request).Detail = $"{arrivalId:N} {(assented ? OwnScreen : spoken.WasReadBack ? ReadBack : NotReadBack)}";
        var request = await db.Set<Request>().SingleAsync(r => r.Id == spoken.Request, stop);
        // Whose letterbox others open gets no letter of any kind, not even one without the code.
        if (!talk.WishesNoLetters(spoken.Request))
            await Write(talk, request, arrival, spoken, stop);
        journal.Note(JournalKind.SpokenHandedIn, spoken.Request, ReasonCode.OwnWish, arrivalId.ToString("N"));
        await db.SaveChangesAsync(stop);
    }

    // A yes is to the words that were read out: what a colleague saved since, perhaps at this very moment, nobody has heard.
    private void ProveHeard(Spoken spoken, string taken)
    {
        if (spoken is not { WasReadBack: true, Heard: { } heard } || heard == taken)
            return;
        db.ChangeTracker.Clear();
        throw new Refused("talk.read-again");
    }

    private async Task Write(Conversation talk, Request request, Arrival arrival, Spoken spoken, CancellationToken stop)
    {
        // On the way they chose: who reads here finds the receipt with number and code.
        if (request.ReplyBy == ReplyBy.Letter)
            await letters.WriteSpoken(request, arrival, await Said(request, arrival, stop), stop);
        // At the counter the code is printed and handed over.
        if (talk.Channel == Channel.Phone)
            outbox.Promise(WriteCodeLetter.TopicName, request.Id);
        if (arrival.MayBeObjection && talk.Channel == Channel.Phone)
            await OfferToSign(talk, request, arrival, spoken.MayObject || arrival.Kind == ArrivalKind.Reply, stop);
    }

    // In German, as it was written down: the letter is what the file holds.
    private async Task<IReadOnlyList<string>> Said(Request request, Arrival arrival, CancellationToken stop)
    {
        using var key = await keys.Of(request.Id, stop);
        if (Reply.WordsOf(arrival, key) is { Length: > 0 } words)
            return [words];
        var form = forms[request.Form];
        var list = new AnswerList(form, form.Prune((await db.PagesOf(arrival, stop)).Open(key)), [], new(texts, Language.German));
        return [.. list.Said().Select(q => $"{list.Label(q)} {list.Value(q)}")];
    }

    // § 84 Abs. 1 SGG: words on the telephone are no objection yet. The letter that only wants a signature goes out at once, where it was called one or whoever hears it takes it so. Where a forgotten conversation ends by itself, no guess goes into a letterbox.
    private async Task OfferToSign(Conversation talk, Request request, Arrival arrival, bool isSaid, CancellationToken stop)
    {
        using var key = await keys.Of(request.Id, stop);
        var form = forms[request.Form];
        var answers = form.Prune((await db.PagesOf(arrival, stop)).Open(key));
        if ((isSaid || objections.Named(form, answers)) && await letters.WriteObjectionToSign(request, term.Of(form, answers), stop))
            talk.Note(ConversationStepKind.ObjectionLetter, clock.GetUtcNow(), by.Id, request.Id);
    }

    private static DateTimeOffset At(Conversation talk, Spoken spoken, DateTimeOffset now)
    {
        // The matter came up with its first words; what is said after they were handed in is said then.
        var said = talk.Since(spoken.Request).Any(s => s.Kind == ConversationStepKind.HandedIn) ? now : talk.SpokenAt(spoken.Request) ?? now;
        if (spoken.SaidAt is not { } time)
            return said;
        // The hour as somebody wrote it, on the day it was said or the one before: a call may run over midnight.
        var day = GermanTime.DayOf(now);
        foreach (var on in (DateOnly[])[day, day.AddDays(-1)])
        {
            // The hour that autumn repeats is meant as it lies in the conversation.
            foreach (var at in (DateTimeOffset[])[GermanTime.InstantOf(on, time), GermanTime.InstantOf(on, time, second: true)])
                if (at <= now && at >= talk.BegunAt.AddMinutes(-1))
                    return at < talk.BegunAt ? talk.BegunAt : at;
        }

        throw new Refused("talk.said-when", GermanTime.ClockAt(talk.BegunAt));
    }
}

/// <summary>Words as they are handed in for somebody who speaks.</summary>
public sealed record Spoken
{
    public required Guid Request { get; init; }

    /// <summary>The same page sent twice is one arrival.</summary>
    public required Guid Key { get; init; }

    /// <summary>When it was said, to the minute; null: when the matter came up.</summary>
    public TimeOnly? SaidAt { get; init; }

    /// <summary>The text was read to the person and they said yes. False: the line broke, or they had to go.</summary>
    public bool WasReadBack { get; init; }

    /// <summary>The stand (<see cref="Assent.Stand(Guid, CancellationToken)"/>) of the page that was read out; null where there was none.</summary>
    public string? Heard { get; init; }

    /// <summary>That is all for now.</summary>
    public bool Whole { get; init; } = true;

    /// <summary>False: nothing of it may lie in their letterbox. Null: as was said before in this conversation.</summary>
    public bool? Letters { get; init; }

    /// <summary>Whoever took it down thinks it may be an objection.</summary>
    public bool MayObject { get; init; }
}

/// <summary>Words in addition, and papers that were shown: photographed or scanned at the counter.</summary>
public sealed record SpokenWords(string? Words, IReadOnlyList<FileGiven> Files);
