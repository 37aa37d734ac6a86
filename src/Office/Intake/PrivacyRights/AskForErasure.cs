using OffenesHaus.Platform;

namespace OffenesHaus.Intake.PrivacyRights;

/// <summary>Whoever works a matter, or reads a closed one for a reason, proposes that it is erased before its time. (Art. 17 GDPR)</summary>
public sealed class AskForErasure(OfficeDb db, ProposeErasure propose)
{
    public async Task Run(RequestNumber number, ErasureAsked asked, CancellationToken stop)
    {
        var (request, _) = await db.OnDesk(number, stop);
        if (request.State != RequestState.Closed)
            await db.Worked(number, stop);
        await propose.Run(number.ToPath(), asked, stop);
    }
}
