using Microsoft.EntityFrameworkCore;
using OffenesHaus.Cases;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Erasing;
using OffenesHaus.Trust.Staff;

namespace OffenesHaus.Intake;

/// <summary>Who has a request, for a clerk who has to say why they open it: nothing about the person.</summary>
public sealed class RequestLine(OfficeDb db, Actor by)
{
    public async Task<RequestLineView> See(RequestNumber number, CancellationToken stop)
    {
        var request = await db.Set<Request>().AsNoTracking().Include(r => r.States).SingleOrDefaultAsync(r => r.Number == number, stop);
        if (request?.WasOnce(RequestState.Declared) != true)
            throw new NotFound();
        if (await db.IsErased(request.Id, stop))
            throw new Gone();
        var holder = await db.Set<DeskTask>().Where(t => t.RequestId == request.Id && t.ClosedAt == null && t.AssignedTo != null).Select(t => t.AssignedTo).FirstOrDefaultAsync(stop);
        var clerk = await db.Set<ColleagueName>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == holder, stop);
        return new()
        {
            Holder = clerk?.DisplayName,
            OtherTeam = clerk is not null && await IsOfAnotherTeam(db, clerk.Id, by.Id, stop) ? clerk.Team : null,
            IsClosed = request.State == RequestState.Closed,
        };
    }

    /// <summary>What lies with another team is opened only urgently, and a second person looks at it.</summary>
    internal static async Task<bool> LiesElsewhere(OfficeDb db, Guid request, Guid? me, CancellationToken stop)
    {
        var holder = await db.Set<DeskTask>().Where(t => t.RequestId == request && t.ClosedAt == null && t.AssignedTo != null).Select(t => t.AssignedTo).FirstOrDefaultAsync(stop);
        return holder is not null && await IsOfAnotherTeam(db, holder.Value, me, stop);
    }

    // Whoever has no account (a job, somebody in a test) has no team, and no other one either.
    private static async Task<bool> IsOfAnotherTeam(OfficeDb db, Guid holder, Guid? me, CancellationToken stop)
    {
        var teams = await db.Set<ColleagueName>().AsNoTracking().Where(c => c.Id == holder || c.Id == me).Select(c => c.Team).Distinct().ToListAsync(stop);
        return teams.Count > 1;
    }
}

/// <summary>A request from outside.</summary>
public sealed record RequestLineView
{
    /// <summary>Who has it; null: nobody.</summary>
    public required string? Holder { get; init; }

    /// <summary>The team that has it, where it is not the clerk's own: then it opens only urgently. Else null.</summary>
    public required string? OtherTeam { get; init; }

    public required bool IsClosed { get; init; }

    /// <summary>Why it is not the clerk's own to read.</summary>
    public string Why => IsClosed ? "Es ist abgeschlossen." : Holder is null ? "Es ist nicht Ihre Aufgabe." : OtherTeam is null ? $"Es liegt bei {Holder}." : $"Es liegt bei {Holder}, {OtherTeam}.";
}
