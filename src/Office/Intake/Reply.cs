using System.Text;
using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.Intake;

/// <summary>Takes words and files that come for a request already received: an answer to a question, or something the person wants to add.</summary>
public sealed class Reply(OfficeDb db, Keys keys, Arrivals arrivals, Outbox outbox, ObjectionWords objections, Journal journal, Actor by, TimeProvider clock)
{
    private const string Purpose = "reply";

    /// <summary>Refuses an empty reply; the same key again answers with the same arrival.</summary>
    public Task<Guid> Run(ReplyGiven reply, CancellationToken stop) =>
        arrivals.Once(reply.Request, reply.Key, () => Receive(reply, stop), stop);

    internal static string WordsOf(Arrival arrival, DataKey key) =>
        arrival.Words is null ? "" : Encoding.UTF8.GetString(key.Open(arrival.Words, Purpose, arrival.Id));

    private async Task<Guid> Receive(ReplyGiven reply, CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(reply.Words) && reply.Files.Count == 0)
            throw new Refused("intake.nothing-written");
        var request = await db.Set<Request>().Include(r => r.States).SingleOrDefaultAsync(r => r.Id == reply.Request, stop) ?? throw new NotFound();
        if (!request.WasOnce(RequestState.Declared))
            throw new Refused("intake.not-handed-in");

        using var key = await keys.Of(request.Id, stop);
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        await arrivals.Receive(request, new()
        {
            Id = id,
            Key = reply.Key,
            Kind = ArrivalKind.Reply,
            Channel = reply.Channel,
            MayBeObjection = objections.In(reply.Words),
            Words = string.IsNullOrWhiteSpace(reply.Words) ? null : key.Seal(Encoding.UTF8.GetBytes(reply.Words), Purpose, id),
        }, stop);
        foreach (var file in reply.Files)
        {
            db.Add(EvidenceFile.From(file, request.Id, id, key, now));
            outbox.Promise(ExamineFile.TopicName, file.Blob.Id.Value);
        }

        if (request.State == RequestState.Closed)
            request.Reach(RequestState.Complete, now, by);
        journal.Note(JournalKind.ReplyReceived, request.Id, ReasonCode.OwnWish);
        await db.SaveChangesAsync(stop);
        return id;
    }
}

/// <summary>What a person sends for a request that was received before.</summary>
public sealed record ReplyGiven
{
    public required Guid Request { get; init; }

    public required Guid Key { get; init; }

    public required Channel Channel { get; init; }

    public required string Words { get; init; }

    public IReadOnlyList<FileGiven> Files { get; init; } = [];
}
