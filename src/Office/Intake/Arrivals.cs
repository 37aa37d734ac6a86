using Microsoft.EntityFrameworkCore;
using OffenesHaus.Cases;
using OffenesHaus.Catalog;
using OffenesHaus.Law.Receipt;
using OffenesHaus.Platform;

namespace OffenesHaus.Intake;

/// <summary>Writes down what arrived, with its legal day, and opens the tasks that follow. Every verb that receives something uses it, whatever the door.</summary>
public sealed class Arrivals(OfficeDb db, ReceiptDays days, Forms forms, Services services, Tasks tasks, TimeProvider clock)
{
    private const int MostTries = 5;

    /// <summary>
    /// Receives once: the key is asked for first, and again when the twin of this post, or a clerk, was faster. Never a blind second try.
    /// A page gone back to, changed and sent once more carries the old key and is not the old post (<paramref name="isSame"/>):
    /// it is received under a key of its own, and its words are never answered with the old receipt.
    /// </summary>
    internal async Task<Guid> Once(Guid request, Guid key, Func<Arrival, Task<bool>> isSame, Func<Guid, Task<Guid>> receive, CancellationToken stop)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                var free = key;
                for (var known = await Known(request, free, stop); known is not null; known = await Known(request, free, stop))
                {
                    if (await isSame(known))
                        return known.Id;
                    free = known.NextKey();
                }

                return await receive(free);
            }
            catch (DbUpdateException e) when (e.IsRace())
            {
                db.ChangeTracker.Clear();
                if (tries == MostTries)
                    throw new Refused("intake.busy");
            }
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

    private Task<Arrival?> Known(Guid request, Guid key, CancellationToken stop) =>
        db.Set<Arrival>().AsNoTracking().SingleOrDefaultAsync(a => a.Key == key && a.RequestId == request, stop);
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
