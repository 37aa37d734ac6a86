using Microsoft.Extensions.Hosting;

namespace OffenesHaus.Platform;

/// <summary>Something the house does again and again, with a rest before each time. What fails is told and tried again; nobody waits for it.</summary>
public abstract class Recurring(TimeSpan rest, TimeProvider clock) : BackgroundService
{
    protected abstract Task Once(CancellationToken stop);

    protected abstract void Failed(Exception e);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(rest, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stoppingToken.IsCancellationRequested)
                return;
            try
            {
                await Once(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                Failed(e);
            }
        }
    }
}
