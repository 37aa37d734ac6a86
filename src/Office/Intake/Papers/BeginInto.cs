using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Access;

namespace OffenesHaus.Intake.Papers;

/// <summary>
/// A paper says more to a request that another channel began, sent or not. From here on it is typed beside that request, and goes into it when it is handed in.
/// Whoever types never reads what stands there: kept for them is only which fields were answered.
/// </summary>
public sealed class BeginInto(OfficeDb db, OpenedRequests requests, PaperFiling filing, Grants grants, Keys keys, Journal journal, Actor by, TimeProvider clock)
{
    public async Task Run(Guid id, RequestNumber? number, CancellationToken stop)
    {
        try
        {
            await Begin(id, number, stop);
        }
        catch (DbUpdateException e) when (e.IsRace())
        {
            // A colleague was faster: the page shows what they began.
        }
    }

    private async Task Begin(Guid id, RequestNumber? number, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var paper = await filing.Open(id, stop);
        if (paper.RequestId is not null)
            return;
        var request = await filing.Belongs(number, stop);
        grants.Give(new() { Holder = by.Id!.Value, Right = Right.Type, Subject = request.Id, Why = PaperFiling.Why, WhyId = id });
        await db.SaveChangesAsync(stop);

        using (var opened = await requests.Find(request.Id, stop) ?? throw new NotFound())
        using (var key = await keys.Of(id, stop))
            paper.BeginInto(TakesPaper(opened), Fields(opened), key);
        paper.Note(PaperStepKind.Begun, clock.GetUtcNow(), by.Id!.Value);
        journal.Note(JournalKind.PaperBegunInto, request.Id, ReasonCode.OfficeDuty, id.ToString("N"));
        // The answer is known; the right to look goes with this transaction.
        await grants.EndOwn(Right.Type, request.Id, id, stop);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
    }

    // What stands masked is nobody's here, so it could not be carried into a new revision. It is not said which of the two it is.
    private static Guid TakesPaper(OpenedRequest opened) =>
        opened.Request.State != RequestState.Closed && !opened.IsProtected ? opened.Request.Id : throw new Refused("paper.not-into-this");

    // As they stand, and not as the form would ask them now: a branch that was left is answered all the same.
    private static IEnumerable<string> Fields(OpenedRequest opened) =>
        opened.Answers.Select(a => a.Key).Concat(opened.Files.Select(f => f.Question).OfType<string>());
}
