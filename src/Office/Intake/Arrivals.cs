using Microsoft.EntityFrameworkCore;
using OffenesHaus.Cases;
using OffenesHaus.Catalog;
using OffenesHaus.Law.Receipt;
using OffenesHaus.People.Helping;
using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.Intake;

/// <summary>Writes down what arrived, with its legal day, and opens the tasks that follow. Every verb that receives something uses it, whatever the door.</summary>
public sealed class Arrivals(OfficeDb db, ReceiptDays days, Forms forms, AnswerTarget target, Tasks tasks, Quota quota, HelpInForce help, Actor by, TimeProvider clock)
{
    /// <summary>Runs a verb that receives something, again where the twin of this post, or a clerk, was faster.</summary>
    internal Task<Guid> Racing(Func<DateTimeOffset, Task<Guid>> receive)
    {
        // Drawn once: a second try after a race must not move what arrived before midnight into the next day.
        var receivedAt = clock.GetUtcNow();
        return db.Racing(() => receive(receivedAt));
    }

    /// <summary>
    /// What this very post made before, or the key it may be written under. After a commit of unknown outcome this is asked first: never a blind second try.
    /// A page gone back to, changed and sent once more carries the old key and is not the old post: its words must not be answered with the old receipt.
    /// </summary>
    internal async Task<(Guid? Arrival, Guid FreeKey)> Before(Guid request, Guid key, Func<Arrival, Task<bool>> isThisPost, CancellationToken stop)
    {
        while (await db.Set<Arrival>().AsNoTracking().SingleOrDefaultAsync(a => a.Key == key && a.RequestId == request, stop) is { } known)
        {
            if (await isThisPost(known))
                return (known.Id, key);
            key = known.NextKey();
        }

        return (null, key);
    }

    internal async Task<Arrival> Receive(Request request, Received what, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var arrival = new Arrival
        {
            Id = what.Id ?? Guid.CreateVersion7(now),
            Key = what.Key,
            RequestId = request.Id,
            Kind = what.Kind,
            Channel = what.Channel,
            ReceivedAt = what.ReceivedAt,
            NotBeforeAt = what.Paper?.Day.NotBefore,
            PaperId = what.Paper?.Paper,
            CapturedAt = now,
            MayBeObjection = what.MayBeObjection,
            TypedBy = by.Kind,
            TypedById = by.Kind == ActorKind.Person ? null : by.Id,
            MandateId = (await help.Of(request.Id, stop))?.Id,
            Pages = what.Pages,
            Words = what.Words,
        };

        // § 130 BGB, BSG B 14 AS 51/18 R: it counts when it reaches us, open or closed.
        arrival.CountsFor(what.Paper?.Day.Day ?? days.For(what.Channel, what.ReceivedAt), now);
        db.Add(arrival);

        var cause = new Tasks.Cause
        {
            RequestId = request.Id,
            Number = request.Number.Value,
            Kind = TaskKind.ReadRequest,
            Form = request.Form,
            Service = request.Service,
            Channel = what.Channel,
            Language = request.Language,
            ReceivedAt = what.ReceivedAt,
            LegalDay = arrival.Day.Day,
            AboveQuota = by.Kind == ActorKind.Person && quota.IsAbove(by.Network, request.Number.Value),
            AnswerUntil = target.For(forms[request.Form], request.Service, arrival.Day.Day),
            IsUrgent = target.IsSameDay(forms[request.Form], request.Service),
            SaysUrgent = what.SaysUrgent,
        };
        await tasks.Open(cause, stop);
        if (what.MayBeObjection)
            await tasks.Open(cause with { Kind = TaskKind.ReadObjection }, stop);
        if (what.NeedsALook)
            await tasks.Open(cause with { Kind = TaskKind.LookAtFile }, stop);
        if (what.HasVirus)
            await tasks.Open(cause with { Kind = TaskKind.VirusFound }, stop);
        return arrival;
    }
}

/// <summary>What a verb received.</summary>
internal sealed record Received
{
    /// <summary>Set when something was sealed for this arrival beforehand.</summary>
    public Guid? Id { get; init; }

    public required Guid Key { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public required ArrivalKind Kind { get; init; }

    public required Channel Channel { get; init; }

    public required bool MayBeObjection { get; init; }

    /// <summary>A file came with it that no program could read, found out before it was handed in.</summary>
    public bool NeedsALook { get; init; }

    /// <summary>A virus scanner found something in one of its files.</summary>
    public bool HasVirus { get; init; }

    /// <summary>The person ticked that a home, power or heating may be lost.</summary>
    public bool SaysUrgent { get; init; }

    /// <summary>The paper it is: then the day is the paper's.</summary>
    public Papers.PaperReceived? Paper { get; init; }

    public List<PageRevision> Pages { get; init; } = [];

    public byte[]? Words { get; init; }
}
