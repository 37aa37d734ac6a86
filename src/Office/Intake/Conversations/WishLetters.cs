using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.Intake.Conversations;

/// <summary>
/// Whether anything of a request may lie in their letterbox. It is asked on the page that declares, for with it the first letter would go out, and holds for whatever is handed in
/// in this conversation, by whoever ends it.
/// </summary>
public sealed class WishLetters(OfficeDb db, Talks talks, Journal journal, Actor by, TimeProvider clock)
{
    /// <summary>The same wish said again is written down once.</summary>
    public Task Run(Guid id, Guid request, bool letters, CancellationToken stop) => db.Racing(async () =>
    {
        var talk = await talks.OpenAtDesk(id, stop);
        if (!Talks.MayFill(talk, Talks.Concern(talk, request)))
            throw new Refused("talk.not-proven");
        if (!talk.WishesLetters(request, letters, clock.GetUtcNow(), by.Id))
            return;
        journal.Note(JournalKind.ConversationNoted, request, ReasonCode.OfficeDuty, id.ToString("N"));
        await db.SaveChangesAsync(stop);
    });
}
