using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OffenesHaus.Platform;

namespace OffenesHaus.Reach;

/// <summary>Asks every two seconds whether another process changed the hours. Runs in every process that keeps doors open, also where jobs are off.</summary>
public sealed partial class WatchHours(HoursInForce hours, IServiceScopeFactory scopes, TimeProvider clock, ILogger<WatchHours> log) : BackgroundService
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var said = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await hours.Refresh(scope.ServiceProvider.GetRequiredService<OfficeDb>(), stoppingToken);
                said = false;
            }
            catch (Exception e)
            {
                // A line that breaks may look like a cancellation too; only the end of the house ends this.
                if (stoppingToken.IsCancellationRequested)
                    return;

                // What was read last stays in force: a door does not shut because the database is away.
                if (!said)
                    Failed(log, e);
                said = true;
            }

            await Task.Delay(Rest, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The hours could not be read; those read last stay in force")]
    private static partial void Failed(ILogger log, Exception e);
}
