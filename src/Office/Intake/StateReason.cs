using Microsoft.EntityFrameworkCore;
using OffenesHaus.People;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Access;

namespace OffenesHaus.Intake;

/// <summary>
/// A clerk writes down why they open a request that is not their task, and may then read it for half an hour. The person sees who, when and why.
/// Nobody gets in this way to a request they are barred from.
/// </summary>
public sealed class StateReason(OfficeDb db, Grants grants, Keys keys, Protections protections, Outbox outbox, Journal journal, Actor by, TimeProvider clock)
{
    private const int Shortest = 10, Longest = 500;

    /// <summary>How long one reason opens, urgent or not.</summary>
    public static readonly TimeSpan Opens = TimeSpan.FromMinutes(30);

    public async Task Run(RequestNumber number, string words, CancellationToken stop)
    {
        var request = await db.Set<Request>().AsNoTracking().Include(r => r.States).SingleOrDefaultAsync(r => r.Number == number, stop);
        if (request?.WasOnce(RequestState.Declared) != true)
            throw new NotFound();
        if (words.Trim().Length is < Shortest or > Longest)
            throw new Refused("desk.reason-length", Shortest, Longest);
        if (await RequestLine.LiesElsewhere(db, request.Id, by.Id, stop))
            throw new Refused("desk.other-team");

        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var now = clock.GetUtcNow();
        var look = await grants.GiveLook(request.Id, Grants.Given.Stated, now + Opens, stop);
        journal.Note(JournalKind.ReasonStated, request.Id, ReasonCode.Stated, look.Id.ToString("N"));
        await db.SaveChangesAsync(stop);

        // Only now is the key seen that seals the words.
        using var key = await keys.Of(request.Id, stop);
        db.Add(new StatedReason { Id = look.Id, RequestId = request.Id, StatedBy = by.Id!.Value, StatedAt = now, SealedWords = StatedReason.Seal(words.Trim(), key, look.Id) });
        if ((await protections.Of(request.Id, stop)).Address)
            outbox.Promise(ConcealAgain.TopicName, request.Id);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
    }
}
