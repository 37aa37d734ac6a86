using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.Intake.Conversations;

/// <summary>
/// A colleague goes on with a conversation, or the same clerk on another desk, or the person is still there: everything posted so far is there.
/// Whoever had it keeps what they were lent until it ends, so that a page they send late is not lost.
/// </summary>
public sealed class TakeOverConversation(OfficeDb db, Talks talks, Journal journal, Actor by, TimeProvider clock)
{
    public Task Run(Guid id, CancellationToken stop) => db.Racing(async () =>
    {
        var now = clock.GetUtcNow();
        var talk = await talks.Open(id, stop);
        await talks.DemandDesk(talk.Channel, stop);
        talk.Note(talk.HeldBy == by.Id ? ConversationStepKind.StillThere : ConversationStepKind.TakenOver, now, by.Id);
        (talk.HeldBy, talk.PresentUntil) = (by.Id!.Value, now + Talks.Lasts(talk.Channel));
        await talks.LendWhatIsOpen(talk, stop);
        journal.Note(JournalKind.ConversationTaken, id, ReasonCode.OfficeDuty);
        await db.SaveChangesAsync(stop);
    });
}
