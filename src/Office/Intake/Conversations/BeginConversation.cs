using OffenesHaus.Platform;
using OffenesHaus.Trust;
using Language = OffenesHaus.Catalog.Language;

namespace OffenesHaus.Intake.Conversations;

/// <summary>Somebody calls, or stands at the counter. Nobody has to say who they are for that.</summary>
public sealed class BeginConversation(OfficeDb db, Talks talks, Keys keys, Journal journal, Actor by, TimeProvider clock)
{
    /// <summary><paramref name="id"/>: drawn with the page; sent twice it is one conversation.</summary>
    public async Task Run(Guid id, Channel channel, CancellationToken stop)
    {
        await talks.DemandDesk(channel, stop);
        var now = clock.GetUtcNow();
        var talk = new Conversation
        {
            Id = id,
            Channel = channel,
            BegunAt = now,
            BegunBy = by.Id!.Value,
            HeldBy = by.Id!.Value,
            Language = Language.German.Code,
            PresentUntil = now + Talks.Lasts(channel),
        };
        talk.Note(ConversationStepKind.Begun, now, by.Id);
        db.Add(talk);
        keys.CreateFor(id).Dispose();
        journal.Note(JournalKind.ConversationBegun, id, ReasonCode.OfficeDuty, channel.ToString());
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (Microsoft.EntityFrameworkCore.DbUpdateException e) when (e.IsRace())
        {
            // The same page, sent twice: it runs already.
        }
    }
}
