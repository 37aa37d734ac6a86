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

    private async Task<Guid> Receive(ReplyGiven reply, DateTimeOffset receivedAt, CancellationToken stop)
    {
        await help.Demand(reply.Request, reply.Files.Count > 0 ? HelpScopes.Evidence : HelpScopes.Evidence | HelpScopes.FillIn, stop);
        var request = await db.Set<Request>().Include(r => r.States).SingleOrDefaultAsync(r => r.Id == reply.Request, stop) ?? throw new NotFound();
        if (!request.WasOnce(RequestState.Declared))
            throw new Refused("intake.not-handed-in");

        using var key = await keys.Of(request.Id, stop);
        var (same, free) = await arrivals.Before(request.Id, reply.Key, known => IsSame(known, reply, key, stop), stop);
        if (same is { } earlier)
            return earlier;
        if (string.IsNullOrWhiteSpace(reply.Words) && reply.Files.Count == 0)
            throw new Refused("intake.nothing-written");

        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var covers = (await protections.Of(request.Id, stop)).Address;
        await arrivals.Receive(request, new()
        {
            Id = id,
            Key = free,
            ReceivedAt = receivedAt,
            Kind = ArrivalKind.Reply,
            Channel = reply.Channel,
            MayBeObjection = objections.In(reply.Words),
            Words = string.IsNullOrWhiteSpace(reply.Words) ? null : Seal(covers ? await conceal.Words(request, OriginalKind.Reply, id, reply.Words, stop) : reply.Words, key, id),
        }, stop);
        foreach (var file in reply.Files)
        {
            db.Add(EvidenceFile.From(covers ? file with { Name = await conceal.Words(request, OriginalKind.FileName, file.Blob.Id.Value, file.Name, stop) } : file, request.Id, id, key, now));
            outbox.Promise(ExamineFile.TopicName, file.Blob.Id.Value);
        }

        // A helper does not see what is to be covered: the house looks once more.
        if (covers && by.Kind == ActorKind.Helper)
            outbox.Promise(ConcealAgain.TopicName, request.Id);
        if (request.State == RequestState.Closed)
            request.Reach(RequestState.Complete, now, by);
        journal.Note(JournalKind.ReplyReceived, request.Id, ReasonCode.OwnWish);
        await db.SaveChangesAsync(stop);
        return id;
    }

    private async Task<bool> IsSame(Arrival arrival, ReplyGiven reply, DataKey key, CancellationToken stop)
    {
        var kept = await db.Set<EvidenceFile>().AsNoTracking().Where(f => f.ArrivalId == arrival.Id).Select(f => f.Sha256).ToListAsync(stop);
        return string.Equals(WordsOf(arrival, key), string.IsNullOrWhiteSpace(reply.Words) ? "" : reply.Words, StringComparison.Ordinal)
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
}
