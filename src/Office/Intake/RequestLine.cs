using Microsoft.EntityFrameworkCore;
using OffenesHaus.Cases;
using OffenesHaus.People;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Staff;

namespace OffenesHaus.Intake;

/// <summary>The line of a request as everybody at the desk sees it: whose it is and who has it, nothing of what stands in it.</summary>
public sealed class RequestLine(OfficeDb db)
{
    public async Task<RequestLineView> See(RequestNumber number, CancellationToken stop)
    {
        var request = await db.Set<Request>().AsNoTracking().Include(r => r.States).SingleOrDefaultAsync(r => r.Number == number, stop);
        if (request?.WasOnce(RequestState.Declared) != true)
            throw new NotFound();
        var holder = await db.Set<DeskTask>().Where(t => t.RequestId == request.Id && t.ClosedAt == null && t.AssignedTo != null).Select(t => t.AssignedTo).FirstOrDefaultAsync(stop);
        return new()
        {
            Person = await db.Set<Trait>().Where(t => t.RequestId == request.Id).Select(t => t.Name).SingleOrDefaultAsync(stop) is { Length: > 0 } name ? name : "Die Person",
            Holder = await db.Set<ColleagueName>().AsNoTracking().Where(c => c.Id == holder).Select(c => c.DisplayName).SingleOrDefaultAsync(stop),
            IsClosed = request.State == RequestState.Closed,
        };
    }
}

/// <summary>A request from outside.</summary>
public sealed record RequestLineView
{
    public required string Person { get; init; }

    /// <summary>Who has it; null: nobody.</summary>
    public required string? Holder { get; init; }

    public required bool IsClosed { get; init; }

    /// <summary>Why it is not the clerk's own to read.</summary>
    public string Why => IsClosed ? "Es ist abgeschlossen." : Holder is null ? "Es ist nicht Ihre Aufgabe." : $"Es liegt bei {Holder}.";
}
