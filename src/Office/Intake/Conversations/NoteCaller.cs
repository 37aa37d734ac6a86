using OffenesHaus.Catalog;
using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.Intake.Conversations;

/// <summary>How the person calls themselves, how to ring back if the line breaks, and what they speak. It proves nothing and opens nothing.</summary>
public sealed class NoteCaller(OfficeDb db, Talks talks, Journal journal, Actor by, TimeProvider clock)
{
    public const int Longest = 400;

    public Task Run(Guid id, string? words, Language language, CancellationToken stop) => db.Racing(async () =>
    {
        var said = (words ?? "").Trim();
        if (said.Length > Longest)
            throw new Refused("talk.caller-long", Longest);
        var now = clock.GetUtcNow();
        var talk = await talks.OpenAtDesk(id, stop);
        if (talk.Language != language.Code)
        {
            talk.Language = language.Code;
            talk.Note(ConversationStepKind.LanguageChosen, now, by.Id).Detail = language.Code;
        }

        if (said.Length > 0)
            await talks.Say(talk.Note(ConversationStepKind.CallerNamed, now, by.Id), said, stop);
        journal.Note(JournalKind.ConversationNoted, id, ReasonCode.OfficeDuty);
        await db.SaveChangesAsync(stop);
    });
}
