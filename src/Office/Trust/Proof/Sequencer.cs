using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace OffenesHaus.Trust.Proof;

/// <summary>Keeps the tree over the journal growing. Several processes may run it: the one that holds the lock has its turn. The last entry at closing time gets its head too.</summary>
public sealed partial class Sequencer(ChainEntries chain, TimeProvider clock, ILogger<Sequencer> log) : BackgroundService
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(2), AfterTrouble = TimeSpan.FromSeconds(30), Closing = TimeSpan.FromSeconds(10);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Closing);
        try
        {
            while (await chain.Run(closing: true, patience.Token))
            {
            }
        }
        catch (Exception e)
        {
            // The house closes all the same; the next start goes on here.
            TurnFailed(log, e);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var rest = Rest;
            try
            {
                if (await chain.Run(closing: false, stoppingToken))
                    continue;
            }
            catch (AnchorsDiffer e)
            {
                rest = AfterTrouble;
                NotAnchored(log, e.Message);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                rest = AfterTrouble;
                TurnFailed(log, e);
            }

            await Task.Delay(rest, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The journal is not anchored any more: {Why} Run './oh journal verify'; docs/operating.md says what to do")]
    private static partial void NotAnchored(ILogger log, string why);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The tree of the journal could not grow and will be tried again")]
    private static partial void TurnFailed(ILogger log, Exception e);
}
