using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Access;

namespace OffenesHaus.Intake.Conversations;

/// <summary>
/// The call or visit is over: what it opened is shut. Words that were written down in it and not handed in yet are handed in as they stand, for whoever spoke them believes that they arrived.
/// Whoever never sees one of its matters has the house end it: nobody writes into what they are barred from, and nobody's words wait for that.
/// </summary>
public sealed class EndConversation(OfficeDb db, Talks talks, HandInSpoken handIn, Grants grants, Keys keys, Outbox outbox, Journal journal, Actor by, TimeProvider clock) : IListener
{
    private const string TopicName = "end-conversation";

    public string Topic => TopicName;

    public async Task Run(Guid id, CancellationToken stop)
    {
        if (await AsksTheHouse(id, stop))
            return;
        await Prepare(id, stop);
        foreach (var request in await Written(id, stop))
        {
            try
            {
                await handIn.Run(id, new() { Request = request, Key = request, Whole = false }, stop);
            }
            catch (Refused e) when (e.Code == "intake.nothing-written")
            {
                // Pages were opened and nothing was said on them.
            }
        }

        await db.Racing(async () =>
        {
            var now = clock.GetUtcNow();
            var talk = await talks.Open(id, stop);
            foreach (var request in talk.Matters.ToList())
                talk.Note(ConversationStepKind.Ended, now, by.Id, request);
            talk.Note(ConversationStepKind.Ended, now, by.Id);
            (talk.EndedAt, talk.HeldBy) = (now, by.Id ?? talk.HeldBy);
            await grants.EndTalk(id, null, stop);
            journal.Note(JournalKind.ConversationEnded, id, ReasonCode.OfficeDuty);
            await db.SaveChangesAsync(stop);
        });
    }

    /// <summary>For whoever could not end it themself. Heard twice, it ended the first time.</summary>
    public async Task Hear(Guid subject, CancellationToken stop)
    {
        if (await db.Set<Conversation>().AsNoTracking().AnyAsync(c => c.Id == subject && c.EndedAt == null, stop))
            await Run(subject, stop);
    }

    private async Task<bool> AsksTheHouse(Guid id, CancellationToken stop)
    {
        var talk = await talks.OpenAtDesk(id, stop);
        if (!await IsBarredFromAny(talk, stop))
            return false;
        outbox.Promise(TopicName, id);
        journal.Note(JournalKind.ConversationNoted, id, ReasonCode.OfficeDuty, TopicName);
        await db.SaveChangesAsync(stop);
        return true;
    }

    private async Task<bool> IsBarredFromAny(Conversation talk, CancellationToken stop)
    {
        foreach (var request in talk.Matters.ToList())
            if (await talks.IsBarred(request, stop))
                return true;
        return false;
    }

    // Whoever ends it, and however long the person has been silent: without the rights of the conversation its words could not be seen, and would be left behind.
    private Task Prepare(Guid id, CancellationToken stop) => db.Racing(async () =>
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var talk = await talks.Open(id, stop);
        if (by.Kind == ActorKind.Clerk)
        {
            var until = clock.GetUtcNow().AddMinutes(5);
            if (talk.PresentUntil < until)
                talk.PresentUntil = until;
            await talks.LendWhatIsOpen(talk, stop);
            journal.Note(JournalKind.ConversationTaken, id, ReasonCode.OfficeDuty);
            await db.SaveChangesAsync(stop);
        }

        // Before anything is handed in here: what the house writes down now is no word of anybody.
        foreach (var request in talk.Matters.Where(m => Talks.IsOpen(talk, m)).ToList())
            await KeepCaller(talk, request, stop);
        if (db.ChangeTracker.HasChanges())
            journal.Note(JournalKind.ConversationNoted, id, ReasonCode.OfficeDuty);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
    });

    // What was saved here, by whatever desk, since the conversation began. Where nothing of it is new the hand-in finds the arrival there is.
    private async Task<IReadOnlyList<Guid>> Written(Guid id, CancellationToken stop)
    {
        var talk = await talks.Open(id, stop);
        var open = talk.Matters.Where(m => Talks.IsOpen(talk, m)).ToList();
        return await db.Set<AnswerRevision>().AsNoTracking().Where(a => open.Contains(a.RequestId) && a.Channel == talk.Channel && a.SavedAt >= talk.BegunAt).Select(a => a.RequestId).Distinct().ToListAsync(stop);
    }

    // How to ring back stays with each request, under its own key: the conversation's is for those who speak in it. Of several who spoke one after the other it is whoever had been named
    // when something was last said to this request: a neighbour who takes the telephone afterwards does not come into it.
    private async Task KeepCaller(Conversation talk, Guid request, CancellationToken stop)
    {
        var own = talk.Since(request);
        var lastSaved = await db.Set<AnswerRevision>().AsNoTracking().Where(a => a.RequestId == request && a.Channel == talk.Channel && a.SavedAt >= talk.BegunAt).MaxAsync(a => (DateTimeOffset?)a.SavedAt, stop);
        if (own.Any(s => s.Kind == ConversationStepKind.CallerNamed)
            || talk.Steps.FindLast(s => s.Kind == ConversationStepKind.CallerNamed && s.RequestId is null && (s.Turn < own[^1].Turn || s.At <= lastSaved)) is not { } named)
            return;
        using var key = await keys.Of(talk.Id, stop);
        if (named.Words(key) is { } words)
            await talks.Say(talk.Note(ConversationStepKind.CallerNamed, clock.GetUtcNow(), by.Id, request), words, stop);
    }
}
