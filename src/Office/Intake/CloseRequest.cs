using OffenesHaus.Cases;
using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.Intake;

/// <summary>Closes a matter with its outcome. What the person writes later opens it again. (§ 67 SGB I)</summary>
public sealed class CloseRequest(OfficeDb db, Closing closing)
{
    public async Task Run(RequestNumber number, Outcome outcome, Guid? seen, CancellationToken stop)
    {
        var (request, _) = await db.Worked(number, stop);
        await db.MustHaveSeen(request.Id, seen, stop);
        await closing.Close(request, outcome, ReasonCode.OpenTask, stop);
        await db.SaveAgainstOthers(stop);
    }
}
