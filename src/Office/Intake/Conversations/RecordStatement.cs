using OffenesHaus.Cases;
using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.Intake.Conversations;

/// <summary>
/// An objection taken down at the counter: read to the person, approved and signed by them and by the clerk, it has the form of the law (Niederschrift, § 84 Abs. 1 SGG).
/// The words may have come before, by telephone: they count as an objection from the signature on, and which of them was signed stands with it. The paper that is signed follows as a file.
/// </summary>
public sealed class RecordStatement(OfficeDb db, Talks talks, Tasks tasks, Journal journal, Actor by, TimeProvider clock)
{
    /// <summary><paramref name="key"/>: drawn with the page; sent twice it is one statement.</summary>
    public Task Run(Guid id, Guid request, Guid? key, CancellationToken stop) => db.Racing(async () =>
    {
        var talk = await talks.OpenNow(id, stop);
        Talks.DemandCounter(talk);
        // Whoever signs is the person: begun here, or shown by code or paper.
        if (!Talks.MayFill(talk, Talks.Concern(talk, request)))
            throw new Refused("talk.not-proven");
        var objection = await db.Objection(request, stop);
        if (key is not null && talk.Steps.Exists(s => s.Once == key))
            return;
        var step = talk.Note(ConversationStepKind.StatementRecorded, clock.GetUtcNow(), by.Id, request);
        (step.Once, step.Detail) = (key, objection.Id.ToString("N"));
        await tasks.Signed(request, stop);
        journal.Note(JournalKind.StatementRecorded, request, ReasonCode.OwnWish, id.ToString("N"));
        await db.SaveChangesAsync(stop);
    });
}
