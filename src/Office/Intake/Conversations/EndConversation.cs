using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Access;

namespace OffenesHaus.Intake.Conversations;

/// <summary>
/// The call or visit is over: what it opened is shut. Words that were written down in it and not handed in yet are handed in as they stand, for whoever spoke them believes that they arrived.
/// </summary>
public sealed class EndConversation(OfficeDb db, Talks talks, HandInSpoken handIn, Grants grants, Keys keys, Journal journal, Actor by, TimeProvider clock)
{
    public async Task Run(Guid id, CancellationToken stop)
    {
        await Reopen(id, stop);
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
            {
                await KeepCaller(talk, request, now, stop);
                talk.Note(ConversationStepKind.Ended, now, by.Id, request);
            }

            talk.Note(ConversationStepKind.Ended, now, by.Id);
            (talk.EndedAt, talk.HeldBy) = (now, by.Id ?? talk.HeldBy);
            await grants.EndTalk(id, null, stop);
            journal.Note(JournalKind.ConversationEnded, id, ReasonCode.OfficeDuty);
            await db.SaveChangesAsync(stop);
        });
    }

    // Whoever ends it, and however long the person has been silent: without the rights of the conversation its words could not be seen, and would be left behind.
    private async Task Reopen(Guid id, CancellationToken stop)
    {
        if (by.Kind != ActorKind.Clerk)
            return;
        await db.Racing(async () =>
        {
            var talk = await talks.Open(id, stop);
            var until = clock.GetUtcNow().AddMinutes(5);
            if (talk.PresentUntil < until)
                talk.PresentUntil = until;
            await talks.LendWhatIsOpen(talk, stop);
            journal.Note(JournalKind.ConversationTaken, id, ReasonCode.OfficeDuty);
            await db.SaveChangesAsync(stop);
        });
    }

    // What was saved here, by whatever desk, since the conversation began. Where nothing of it is new the hand-in finds the arrival there is.
    private async Task<IReadOnlyList<Guid>> Written(Guid id, CancellationToken stop)
    {
        var talk = await talks.Open(id, stop);
        var open = talk.Matters.Where(m => Talks.IsOpen(talk, m)).ToList();
        return await db.Set<AnswerRevision>().AsNoTracking().Where(a => open.Contains(a.RequestId) && a.Channel == talk.Channel && a.SavedAt >= talk.BegunAt).Select(a => a.RequestId).Distinct().ToListAsync(stop);
    }

    // How to ring back stays with each request, under its own key: the conversation's is for those who speak in it.
    private async Task KeepCaller(Conversation talk, Guid request, DateTimeOffset now, CancellationToken stop)
    {
        if (!Talks.IsOpen(talk, request) || talk.Steps.LastOrDefault(s => s.Kind == ConversationStepKind.CallerNamed && s.RequestId is null) is not { } named)
            return;
        using var own = await keys.Of(talk.Id, stop);
        if (named.Words(own) is { } words)
            await talks.Say(talk.Note(ConversationStepKind.CallerNamed, now, by.Id, request), words, stop);
    }
}
