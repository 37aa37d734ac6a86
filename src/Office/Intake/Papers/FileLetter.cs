using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Access;

namespace OffenesHaus.Intake.Papers;

/// <summary>
/// A free letter is filed to the request it belongs to, as a reply on the day it came. Whoever files need not read that request: the right to write into it lasts as long as this transaction.
/// </summary>
public sealed class FileLetter(OfficeDb db, Arrivals arrivals, Reply reply, PaperFiling filing, PaperDays days, Grants grants, Keys keys, Actor by)
{
    public async Task<PaperFiled> Run(Guid id, LetterFiled letter, CancellationToken stop)
    {
        PaperFiled? filed = null;
        await arrivals.Racing(async _ =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(stop);
            var paper = await filing.Open(id, stop);
            if (paper.RequestId is not null)
                throw new Refused("paper.begun");
            var request = await Belongs(letter.Number, stop);
            var day = await days.Of(paper, stop);
            grants.Give(new() { Holder = by.Id!.Value, Right = Right.Type, Subject = request.Id, Why = PaperFiling.Why, WhyId = paper.Id });
            await db.SaveChangesAsync(stop);
            using var key = await keys.Of(request.Id, stop);
            var arrivalId = await reply.Receive(
                new() { Request = request.Id, Key = paper.Id, Channel = paper.Channel, Words = letter.Words ?? "", Paper = new(paper.Id, day, paper.Scans), MayObject = letter.MayObject }, day.ReceivedAt, stop);
            var arrival = await db.Set<Arrival>().Include(a => a.Days).SingleAsync(a => a.Id == arrivalId, stop);
            await filing.File(paper, arrival, key, stop);
            await db.SaveChangesAsync(stop);
            await transaction.CommitAsync(stop);
            filed = new(request.Number, arrival.Day.Day, WrongDoor: false);
            return arrivalId;
        });
        return filed!;
    }

    // What nobody handed in takes no letter, and that it is there is not said.
    private async Task<Request> Belongs(RequestNumber? number, CancellationToken stop) =>
        await filing.Belongs(number, stop) is { } request && request.WasOnce(RequestState.Declared) ? request : throw new Refused("paper.no-such-number");
}

/// <summary>A free letter as it is filed.</summary>
public sealed record LetterFiled
{
    /// <summary>The request it belongs to; null or unknown is refused.</summary>
    public required RequestNumber? Number { get; init; }

    /// <summary>What the letter says, as far as somebody typed it.</summary>
    public string? Words { get; init; }

    /// <summary>Whoever files it thinks it may be an objection, whether or not its words were typed.</summary>
    public bool MayObject { get; init; }
}
