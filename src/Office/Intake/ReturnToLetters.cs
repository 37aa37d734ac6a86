using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Access;

namespace OffenesHaus.Intake;

/// <summary>A clerk notes that a person wants letters again: they called, or gave back the letter that told them of the change.</summary>
public sealed class ReturnToLetters(OfficeDb db, Grants grants, Journal journal, TimeProvider clock)
{
    public async Task Run(RequestNumber number, CancellationToken stop)
    {
        var (request, _) = await db.OnDesk(number, stop);
        if (request.ReplyBy == ReplyBy.Letter)
            return;
        request.ChooseWay(ReplyBy.Letter, clock.GetUtcNow());
        journal.Note(JournalKind.ReplyWayChosen, request.Id, await grants.ReasonFor(request.Id, stop), nameof(ReplyBy.Letter));
        await db.SaveChangesAsync(stop);
    }
}
