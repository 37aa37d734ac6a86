using Microsoft.EntityFrameworkCore;
using Npgsql;
using OffenesHaus.Cases;
using OffenesHaus.Catalog;
using OffenesHaus.Law.Receipt;
using OffenesHaus.Platform;

namespace OffenesHaus.Intake;

/// <summary>Writes down what arrived, with its legal day, and opens the tasks that follow. Every verb that receives something uses it, whatever the door.</summary>
public sealed class Arrivals(OfficeDb db, ReceiptDays days, Forms forms, Services services, Tasks tasks, TimeProvider clock)
{
    /// <summary>Receives once: the key is asked for first, and again when the twin of this post was faster. Never a blind second try.</summary>
    internal async Task<Guid> Once(Guid request, Guid key, Func<Task<Guid>> receive, CancellationToken stop)
    {
        if (await Known(request, key, stop) is { } earlier)
            return earlier;

        try
        {
            return await receive();
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            db.ChangeTracker.Clear();
            return await Known(request, key, stop) ?? throw new Refused("intake.busy");
        }
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
            ReceivedAt = now,
            CapturedAt = now,
            MayBeObjection = what.MayBeObjection,
            Pages = what.Pages,
            Words = what.Words,
        };

        // § 130 BGB, BSG B 14 AS 51/18 R: it counts when it reaches us, open or closed.
        arrival.CountsFor(days.For(what.Channel, now), now);
        db.Add(arrival);

        var cause = new Tasks.Cause
        {
            RequestId = request.Id,
            Number = request.Number.Value,
            Kind = TaskKind.ReadRequest,
            Form = request.Form,
            Channel = what.Channel,
            Language = request.Language,
            ReceivedAt = now,
            LegalDay = arrival.Day.Day,
            TargetDays = services.TargetDaysOf(forms[request.Form]),
        };
        await tasks.Open(cause, stop);
        if (what.MayBeObjection)
            await tasks.Open(cause with { Kind = TaskKind.ReadObjection }, stop);
        return arrival;
    }

    private Task<Guid?> Known(Guid request, Guid key, CancellationToken stop) =>
        db.Set<Arrival>().AsNoTracking().Where(a => a.Key == key && a.RequestId == request).Select(a => (Guid?)a.Id).SingleOrDefaultAsync(stop);
}

/// <summary>What a verb received.</summary>
internal sealed record Received
{
    /// <summary>Set when something was sealed for this arrival beforehand.</summary>
    public Guid? Id { get; init; }

    public required Guid Key { get; init; }

    public required ArrivalKind Kind { get; init; }

    public required Channel Channel { get; init; }

    public required bool MayBeObjection { get; init; }

    public List<PageRevision> Pages { get; init; } = [];

    public byte[]? Words { get; init; }
}
