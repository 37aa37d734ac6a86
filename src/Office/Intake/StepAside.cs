using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Access;

namespace OffenesHaus.Intake;

/// <summary>
/// A clerk says that a request is their own or of somebody close, and never sees it again; what was open with them goes back to everybody else.
/// (Ausgeschlossene Personen, § 16 SGB X; Besorgnis der Befangenheit, § 17 SGB X)
/// </summary>
public sealed class StepAside(OfficeDb db, Grants grants, Cases.Release release, Journal journal, Actor by)
{
    public async Task Run(RequestNumber number, CancellationToken stop)
    {
        // What nobody handed in is the person's draft and nobody's business, not even whether it is there.
        var request = await db.Set<Request>().AsNoTracking().Where(r => r.Number == number && r.States.Any(s => s.State == RequestState.Declared)).Select(r => (Guid?)r.Id).SingleOrDefaultAsync(stop) ?? throw new NotFound();
        await release.Run(request, by.Id!.Value, stop);
        await grants.End(by.Id!.Value, [Right.Look], request, stop);
        grants.Give(new() { Holder = by.Id!.Value, Right = Right.Barred, Subject = request, Why = "close-to-person" });
        journal.Note(JournalKind.SteppedAside, request, ReasonCode.OfficeDuty);
        await db.SaveAgainstOthers(stop);
    }
}
