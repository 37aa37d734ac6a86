using Microsoft.EntityFrameworkCore;
using OffenesHaus.Catalog;
using OffenesHaus.People;
using OffenesHaus.People.Helping;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Access;
using OffenesHaus.Trust.Joint;

namespace OffenesHaus.Intake;

/// <summary>A helper opens a request they have a mandate for: as much of it as the mandate lets them see. Each look is an entry, and the person reads it.</summary>
public sealed class ReadForHelp(OfficeDb db, HelpInForce help, OwnStatus status, Forms forms, Keys keys, HelpLimits limits, HelpAlarms alarms, Journal journal, Actor by, TimeProvider clock)
{
    public async Task<HelpedMatter> Run(RequestNumber number, CancellationToken stop)
    {
        var request = await db.Set<Request>().AsNoTracking().Include(r => r.States).SingleOrDefaultAsync(r => r.Number == number, stop) ?? throw new NotFound();
        var mandate = await help.Of(request.Id, stop) ?? throw new NotFound();
        await journal.NoteLook(JournalKind.RequestRead, request.Id, null, stop);
        await Watch(stop);

        using var key = await keys.Of(request.Id, stop);
        var name = mandate.Scope == HelpScopes.Evidence ? null : await db.Set<Trait>().AsNoTracking().Where(t => t.RequestId == request.Id).Select(t => t.Name).SingleOrDefaultAsync(stop);
        return new()
        {
            Id = request.Id,
            Number = request.Number,
            Form = forms[request.Form],
            State = request.State,
            Person = string.IsNullOrWhiteSpace(name) ? null : name,
            Mandate = MandateView.Of(mandate, key, clock.GetUtcNow()),
            Status = mandate.Scope.HasFlag(HelpScopes.Status) ? await status.See(request.Id, stop) : null,
        };
    }

    // Whoever opens very many matters in an hour is not stopped, for a form must not wait; whoever makes the accounts is told.
    private async Task Watch(CancellationToken stop)
    {
        var (me, hour) = (by.Id!.Value, clock.GetUtcNow().AddHours(-1));
        var subjects = db.Set<Grant>().Where(g => g.Holder == me && g.Right == Right.Help).Select(g => g.Subject);
        var read = await db.Set<JournalEntry>().Where(e => subjects.Contains(e.About) && e.ActorId == me && e.Kind == JournalKind.RequestRead && e.At > hour).Select(e => e.About).Distinct().CountAsync(stop);
        if (read <= limits.MostAnHour)
            return;
        await alarms.Raise(me, AlarmKind.HelperReadsMany, read, stop);
        await db.SaveChangesAsync(stop);
    }
}

/// <summary>A request as its helper sees it.</summary>
public sealed record HelpedMatter
{
    public required Guid Id { get; init; }

    public required RequestNumber Number { get; init; }

    public required Form Form { get; init; }

    public required RequestState State { get; init; }

    /// <summary>Null before anything was handed in, and for whoever only brings evidence.</summary>
    public required string? Person { get; init; }

    public required MandateView Mandate { get; init; }

    /// <summary>Null where the mandate does not let see it.</summary>
    public required OwnStatusView? Status { get; init; }

    public bool May(HelpScopes scope) => Mandate.Scope.HasFlag(scope);
}
