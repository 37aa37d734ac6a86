using System.Text;
using Microsoft.EntityFrameworkCore;
using OffenesHaus.People;
using OffenesHaus.People.Helping;
using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.Intake;

/// <summary>Takes words and files that come for a request already received: an answer to a question, or something the person wants to add.</summary>
public sealed class Reply(OfficeDb db, Keys keys, Arrivals arrivals, Protections protections, Conceal conceal, Outbox outbox, ObjectionWords objections, HelpInForce help, Journal journal, Actor by, TimeProvider clock)
{
    private const string Purpose = "reply";

    /// <summary>Refuses an empty reply; the same key for the same words and files is the same arrival.</summary>
    public Task<Guid> Run(ReplyGiven reply, CancellationToken stop) => arrivals.Racing(at => Receive(reply, at, stop));

    internal static byte[] Seal(string words, DataKey key, Guid arrival) => key.Seal(Encoding.UTF8.GetBytes(words), Purpose, arrival);

    internal static string WordsOf(Arrival arrival, DataKey key) =>
        arrival.Words is null ? "" : Encoding.UTF8.GetString(key.Open(arrival.Words, Purpose, arrival.Id));

    /// <summary>Within the verb that knows how it came.</summary>
    internal async Task<Guid> Receive(ReplyGiven reply, DateTimeOffset receivedAt, CancellationToken stop)
    {
        await help.Demand(reply.Request, HelpScopes.Evidence, stop);
        var request = await db.Set<Request>().Include(r => r.States).SingleOrDefaultAsync(r => r.Id == reply.Request, stop) ?? throw new NotFound();
        if (!request.WasOnce(RequestState.Declared))
            throw new Refused("intake.not-handed-in");

        using var key = await keys.Of(request.Id, stop);
        var covers = (await protections.Of(request.Id, stop)).Address;
        var (same, free) = await arrivals.Before(request.Id, reply.Key, known => IsSame(known, covers ? request : null, reply, key, stop), stop);
        if (same is { } earlier)
            return earlier;
        if (reply.Paper is null && string.IsNullOrWhiteSpace(reply.Words) && reply.Files.Count == 0)
            throw new Refused("intake.nothing-written");
        // The door leaves out what does not fit and names it; here it could only be refused whole.
        if (reply.Files.Count > 0 && reply.Files.Count + await db.Set<EvidenceFile>().CountAsync(f => f.RequestId == request.Id, stop) > FileRoom.Most)
            throw new Refused("intake.files-full", FileRoom.Most);

        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var arrival = await arrivals.Receive(request, new()
        {
            Id = id,
            Key = free,
            ReceivedAt = receivedAt,
            Kind = ArrivalKind.Reply,
            Channel = reply.Channel,
            Paper = reply.Paper,
            MayBeObjection = reply.MayObject || objections.In(reply.Words),
            Words = string.IsNullOrWhiteSpace(reply.Words) ? null : Seal(covers ? await conceal.Words(request, OriginalKind.Reply, id, reply.Words, stop) : reply.Words, key, id),
        }, stop);
        foreach (var (place, file) in reply.Files.Index())
        {
            db.Add(EvidenceFile.From(covers ? await conceal.Name(request, file, stop) : file, request.Id, id, key, now.AddMicroseconds(place)));
            outbox.Promise(ExamineFile.TopicName, file.Blob.Id.Value);
        }

        // Whoever types for somebody does not see what is to be covered: the house looks once more.
        if (covers && by.Kind != ActorKind.Person)
            outbox.Promise(ConcealAgain.TopicName, request.Id);
        if (request.State == RequestState.Closed)
            request.Reach(RequestState.Complete, now, by);
        var came = reply.Files.Select(f => f.Blob.Sha256).Concat(reply.Paper?.Scans ?? []);
        journal.Note(JournalKind.ReplyReceived, request.Id, ReasonCode.OwnWish, DeclaredList.Of(arrival, [], came, key).Noted(arrival));
        await db.SaveChangesAsync(stop);
        return id;
    }

    // Of a request that is covered the words may lie covered: sent once more they come as they were written.
    private async Task<bool> IsSame(Arrival arrival, Request? covered, ReplyGiven reply, DataKey key, CancellationToken stop)
    {
        var (stored, posted) = (WordsOf(arrival, key), string.IsNullOrWhiteSpace(reply.Words) ? "" : reply.Words);
        var kept = await db.Set<EvidenceFile>().AsNoTracking().Where(f => f.ArrivalId == arrival.Id).Select(f => f.Sha256).ToListAsync(stop);
        return (stored == posted || (covered is not null && stored == await conceal.Covered(covered, posted, stop)))
            && kept.Select(Convert.ToHexString).Order(StringComparer.Ordinal).SequenceEqual(reply.Files.Select(f => Convert.ToHexString(f.Blob.Sha256)).Order(StringComparer.Ordinal), StringComparer.Ordinal);
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

    /// <summary>The paper it came on; null: it came otherwise.</summary>
    internal Papers.PaperReceived? Paper { get; init; }

    /// <summary>Somebody who read it thinks it may be an objection.</summary>
    internal bool MayObject { get; init; }
}
