using System.Text;
using Microsoft.EntityFrameworkCore;
using OffenesHaus.Cases;
using OffenesHaus.Catalog;
using OffenesHaus.Law.Receipt;
using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.Intake;

/// <summary>Takes words and files that come for a request already received: an answer to a question, or something the person wants to add.</summary>
public sealed class Reply(OfficeDb db, Keys keys, Tasks tasks, Outbox outbox, ObjectionWords objections, ReceiptDays days, Journal journal, Actor by, TimeProvider clock)
{
    private const string Purpose = "reply";

    private const int MostTries = 5;

    /// <summary>Refuses an empty reply; the same key for the same words and files is the same arrival.</summary>
    public async Task<Guid> Run(ReplyGiven reply, CancellationToken stop)
    {
        var written = reply with { Words = Answers.Cleaned(reply.Words) };
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await Receive(written, stop);
            }
            catch (DbUpdateException e) when (e.IsRace())
            {
                if (tries == MostTries)
                    throw new Refused("intake.busy");

                db.ChangeTracker.Clear();
            }
        }
    }

    internal static string WordsOf(Arrival arrival, DataKey key) =>
        arrival.Words is null ? "" : Encoding.UTF8.GetString(key.Open(arrival.Words, Purpose, arrival.Id));

    private async Task<Guid> Receive(ReplyGiven reply, CancellationToken stop)
    {
        var request = await db.Set<Request>().Include(r => r.States).SingleOrDefaultAsync(r => r.Id == reply.Request, stop) ?? throw new NotFound();
        if (!request.WasOnce(RequestState.Declared))
            throw new Refused("intake.not-handed-in");

        using var key = await keys.Of(request.Id, stop);

        // A retry finds what it made before; other words under the same key (a page gone back to) are a reply of their own.
        var given = reply.Key;
        for (var known = await Known(request.Id, given, stop); known is not null; known = await Known(request.Id, given, stop))
        {
            if (await IsSame(known, reply, key, stop))
                return known.Id;
            given = known.NextKey();
        }

        if (reply.Words.Length == 0 && reply.Files.Count == 0)
            throw new Refused("intake.nothing-written");

        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var arrival = new Arrival
        {
            Id = id,
            Key = given,
            RequestId = request.Id,
            Kind = ArrivalKind.Reply,
            Channel = reply.Channel,
            ReceivedAt = now,
            CapturedAt = now,
            MayBeObjection = objections.In(reply.Words),
            Pages = [],
            Words = reply.Words.Length == 0 ? null : key.Seal(Encoding.UTF8.GetBytes(reply.Words), Purpose, id),
        };
        arrival.CountsFor(days.For(reply.Channel, now), now);
        db.Add(arrival);

        foreach (var file in reply.Files)
        {
            db.Add(EvidenceFile.From(file, request.Id, arrival.Id, key, now));
            outbox.Promise(ExamineFile.TopicName, file.Blob.Id.Value);
        }

        if (request.State == RequestState.Closed)
            request.Reach(RequestState.Complete, now, by);
        var cause = new Tasks.Cause
        {
            RequestId = request.Id,
            Number = request.Number.Value,
            Kind = TaskKind.ReadRequest,
            Form = request.Form,
            Channel = reply.Channel,
            Language = request.Language,
            ReceivedAt = now,
            LegalDay = arrival.Day.Day,
        };
        await tasks.Open(cause, stop);
        if (arrival.MayBeObjection)
            await tasks.Open(cause with { Kind = TaskKind.ReadObjection }, stop);
        journal.Note(JournalKind.ReplyReceived, request.Id, ReasonCode.OwnWish);
        await db.SaveChangesAsync(stop);
        return id;
    }

    private Task<Arrival?> Known(Guid request, Guid key, CancellationToken stop) =>
        db.Set<Arrival>().AsNoTracking().SingleOrDefaultAsync(a => a.Key == key && a.RequestId == request, stop);

    private async Task<bool> IsSame(Arrival arrival, ReplyGiven reply, DataKey key, CancellationToken stop)
    {
        var kept = await db.Set<EvidenceFile>().AsNoTracking().Where(f => f.ArrivalId == arrival.Id).Select(f => f.Sha256).ToListAsync(stop);
        return string.Equals(WordsOf(arrival, key), reply.Words, StringComparison.Ordinal)
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
