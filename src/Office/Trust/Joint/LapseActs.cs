using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OffenesHaus.Platform;

namespace OffenesHaus.Trust.Joint;

/// <summary>Ends what nobody decided in time. One that cannot be ended holds up no other.</summary>
internal sealed partial class LapseActs(HouseScope scopes, TimeProvider clock, ILogger<LapseActs> log) : Recurring(TimeSpan.FromMinutes(1), clock)
{
    private const int AtOnce = 100;

    private readonly TimeProvider clock = clock;

    protected override Task Once(CancellationToken stop) => Lapse(stop);

    protected override void Failed(Exception e) => NotLapsed(log, e);

    internal async Task Lapse(CancellationToken stop)
    {
        List<Guid> over;
        await using (var scope = scopes())
        {
            var now = clock.GetUtcNow();
            over = await scope.ServiceProvider.GetRequiredService<OfficeDb>().Set<JointAct>().Where(a => a.Outcome == null && a.LapsesAt <= now).OrderBy(a => a.LapsesAt).Select(a => a.Id).Take(AtOnce).ToListAsync(stop);
        }

        foreach (var id in over)
        {
            await using var scope = scopes();
            try
            {
                await scope.ServiceProvider.GetRequiredService<Deciding>().Run(id, JointOutcome.Lapsed, stop);
            }
            catch (Refused)
            {
                // Another process of the house was faster.
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                Failed(e);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What waited for a second person could not be ended in time and will be next time")]
    private static partial void NotLapsed(ILogger log, Exception e);
}
