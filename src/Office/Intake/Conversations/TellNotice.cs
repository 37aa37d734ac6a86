using System.Globalization;
using OffenesHaus.Catalog.Notices;
using OffenesHaus.Law;
using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.Intake.Conversations;

/// <summary>The short notice about data was read to the person, in the version that holds today (Art. 13 GDPR). Told or not, what they say is received.</summary>
public sealed class TellNotice(OfficeDb db, Talks talks, NoticeBook notices, Journal journal, Actor by, TimeProvider clock)
{
    /// <summary>The same version is told once in a conversation.</summary>
    public Task Run(Guid id, CancellationToken stop) => db.Racing(async () =>
    {
        var now = clock.GetUtcNow();
        var talk = await talks.OpenAtDesk(id, stop);
        var version = notices.InForce(GermanTime.DayOf(now)).Version.ToString(CultureInfo.InvariantCulture);
        if (talk.Steps.Exists(s => s.Kind == ConversationStepKind.NoticeTold && s.Detail == version))
            return;
        talk.Note(ConversationStepKind.NoticeTold, now, by.Id).Detail = version;
        journal.Note(JournalKind.NoticeTold, id, ReasonCode.OfficeDuty, version);
        await db.SaveChangesAsync(stop);
    });
}
