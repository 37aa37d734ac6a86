using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace OffenesHaus.Platform;

/// <summary>
/// Asks every two seconds whether another process changed something that is kept in memory. While the database is away, what was read last stays in force, and that is told once.
/// Runs in every process that keeps doors open, also where jobs are off.
/// </summary>
public abstract class Watching(IServiceScopeFactory scopes, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(2);

    protected abstract Task Look(OfficeDb db, CancellationToken stop);

    protected abstract void Failed(Exception e);

    protected async Task Look(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        await Look(scope.ServiceProvider.GetRequiredService<OfficeDb>(), stop);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var said = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Look(stoppingToken);
                said = false;
            }
            catch (Exception e)
            {
                // A line that breaks may look like a cancellation too; only the end of the house ends this.
                if (stoppingToken.IsCancellationRequested)
                    return;
                if (!said)
                    Failed(e);
                said = true;
            }

            await Task.Delay(Rest, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
