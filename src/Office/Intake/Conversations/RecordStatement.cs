using Microsoft.EntityFrameworkCore;
using OffenesHaus.Cases;
using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.Intake.Conversations;

/// <summary>
/// An objection taken down at the counter: read to the person, approved and signed by them and by the clerk, it has the form of the law (Niederschrift, § 84 Abs. 1 SGG).
/// It is handed in at the same moment; the paper that is signed follows as a file.
/// </summary>
public sealed class RecordStatement(OfficeDb db, Talks talks, Tasks tasks, Journal journal, Actor by, TimeProvider clock)
{
    /// <summary><paramref name="key"/>: drawn with the page; sent twice it is one statement.</summary>
    public Task Run(Guid id, Guid request, Guid? key, CancellationToken stop) => db.Racing(async () =>
    {
        var talk = await talks.OpenNow(id, stop);
        Talks.Concern(talk, request);
        Talks.DemandCounter(talk);
        if (!await db.Set<Arrival>().AnyAsync(a => a.RequestId == request && a.Channel == Channel.Counter, stop))
            throw new Refused("talk.hand-in-first");
        if (key is not null && talk.Steps.Exists(s => s.Once == key))
            return;
        talk.Note(ConversationStepKind.StatementRecorded, clock.GetUtcNow(), by.Id, request).Once = key;
        await tasks.Signed(request, stop);
        journal.Note(JournalKind.StatementRecorded, request, ReasonCode.OwnWish, id.ToString("N"));
        await db.SaveChangesAsync(stop);
    });
}
