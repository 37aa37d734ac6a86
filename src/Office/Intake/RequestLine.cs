using Microsoft.EntityFrameworkCore;
using OffenesHaus.Cases;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Staff;

namespace OffenesHaus.Intake;

/// <summary>Who has a request, for a clerk who has to say why they open it: nothing about the person.</summary>
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
            Holder = await db.Set<ColleagueName>().AsNoTracking().Where(c => c.Id == holder).Select(c => c.DisplayName).SingleOrDefaultAsync(stop),
            IsClosed = request.State == RequestState.Closed,
        };
    }
}

/// <summary>A request from outside.</summary>
public sealed record RequestLineView
{
    /// <summary>Who has it; null: nobody.</summary>
    public required string? Holder { get; init; }

    public required bool IsClosed { get; init; }

    /// <summary>Why it is not the clerk's own to read.</summary>
    public string Why => IsClosed ? "Es ist abgeschlossen." : Holder is null ? "Es ist nicht Ihre Aufgabe." : $"Es liegt bei {Holder}.";
}
