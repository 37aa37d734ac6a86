using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Erasing;
using OffenesHaus.Trust.Joint;
using OffenesHaus.Trust.Retention;

namespace OffenesHaus.Intake.PrivacyRights;

/// <summary>
/// Erases what two agreed to, as soon as the letter that tells the person counts as arrived and nothing stands against it; asked again under the lock that writers share.
/// Apart from the decision, because the act that decides goes with what it erases. One that cannot be erased holds up no other.
/// </summary>
public sealed partial class EraseAgreed(HouseScope asHouse, RetentionUpkeep upkeep, TimeProvider clock, ILogger<EraseAgreed> log) : Recurring(TimeSpan.FromMinutes(1), clock)
{
    /// <summary>How many were erased.</summary>
    public async Task<int> Run(CancellationToken stop)
    {
        var erased = 0;
        foreach (var act in await Agreed(stop))
        {
            try
            {
                erased += await Erased(act, stop) ? 1 : 0;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                Failed(e);
            }
        }

        if (erased > 0)
        {
            await using var scope = asHouse();
            await upkeep.ClearUp(scope.ServiceProvider, stop);
        }
        return erased;
    }

    protected override Task Once(CancellationToken stop) => Run(stop);

    protected override void Failed(Exception e) => NotErased(log, e);

    private async Task<List<JointAct>> Agreed(CancellationToken stop)
    {
        await using var scope = asHouse();
        return await scope.ServiceProvider.GetRequiredService<OfficeDb>().Set<JointAct>().AsNoTracking().Where(a => a.Kind == JointKind.EraseOnRequest && a.Outcome == JointOutcome.Agreed).OrderBy(a => a.Id).ToListAsync(stop);
    }

    private async Task<bool> Erased(JointAct act, CancellationToken stop)
    {
        await using var scope = asHouse();
        var (ready, ground) = (scope.ServiceProvider.GetRequiredService<ErasureReady>(), ProposeErasure.Ground(act.Detail));
        return await Ready() && await scope.ServiceProvider.GetRequiredService<Erase>().Run(act.Subject, ground, stop, Ready);

        async Task<bool> Ready() => await ready.Of(act.Subject, ground, act.AskedAt, stop) == ErasureWaits.Nothing;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "What two agreed to erase could not be erased and will be tried again in a minute")]
    private static partial void NotErased(ILogger log, Exception e);
}
