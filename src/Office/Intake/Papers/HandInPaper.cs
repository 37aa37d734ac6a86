using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.Intake.Papers;

/// <summary>
/// What a paper said is handed in as it was typed, on the day the paper came and not on the day somebody typed it (§ 130 BGB). What does not stand on it stays open;
/// the scan becomes a file of the request. Where an address is known a letter tells the person what came, and another one how to get a code.
/// </summary>
public sealed class HandInPaper(OfficeDb db, Arrivals arrivals, HandIn handIn, PaperFiling filing, PaperDays days, PutIn putIn, CodeLetters letters, Keys keys, Outbox outbox)
{
    /// <summary><paramref name="mayObject"/>: whoever typed it thinks it may be an objection, whatever the words in the fields say.</summary>
    public async Task<PaperFiled> Run(Guid id, bool mayObject, CancellationToken stop)
    {
        PaperFiled? filed = null;
        await arrivals.Racing(async _ =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(stop);
            var paper = await filing.Open(id, stop);
            var belongs = paper.RequestId ?? throw new Refused("paper.not-begun");
            var day = await days.Of(paper, stop);
            if (paper.SealedAnswered is not null)
                await putIn.Run(paper, stop);
            var arrivalId = await handIn.Receive(belongs, new() { Channel = paper.Channel, Key = paper.Id, Whole = true, ReceivedAt = day.ReceivedAt, Paper = new(paper.Id, day, paper.Scans), MayObject = mayObject }, stop);
            var arrival = await db.Set<Arrival>().Include(a => a.Days).SingleAsync(a => a.Id == arrivalId, stop);
            var request = await db.Set<Request>().SingleAsync(r => r.Id == belongs, stop);
            using var key = await keys.Of(belongs, stop);
            await letters.WriteReceived(request, arrival, stop);
            // Whoever began elsewhere has a code.
            if (paper.SealedAnswered is null)
                outbox.Promise(WriteCodeLetter.TopicName, belongs);
            await filing.File(paper, arrival, key, stop);
            await db.SaveChangesAsync(stop);
            await transaction.CommitAsync(stop);
            filed = new(request.Number, arrival.Day.Day, paper.WrongDoor);
            return arrivalId;
        });
        return filed!;
    }
}

/// <summary>Where a paper went, and the legal day it counts for. <paramref name="WrongDoor"/>: it is to go on to another authority.</summary>
public sealed record PaperFiled(RequestNumber Number, DateOnly Day, bool WrongDoor);
