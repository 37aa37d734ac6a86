using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OffenesHaus.Platform;

namespace OffenesHaus.Trust;

/// <summary>Clears counts of tries once their hour is over: what is not needed any more is not kept. (Art. 5 Abs. 1 lit. e GDPR)</summary>
internal sealed partial class ForgetGuesses(HouseScope scopes, TimeProvider clock, ILogger<ForgetGuesses> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                await using var scope = scopes();
                await scope.ServiceProvider.GetRequiredService<Guesses>().Forget(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                NotCleared(log, e);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Old counts of tries could not be cleared and will be next time")]
    private static partial void NotCleared(ILogger log, Exception e);
}
