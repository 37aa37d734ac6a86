using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OffenesHaus.Platform;

namespace OffenesHaus.Cases;

/// <summary>Folds what happened into the kept counts from time to time, so that asking for them stays quick. Nobody waits for it.</summary>
public sealed partial class FoldWorklist(IServiceScopeFactory scopes, TimeProvider clock, ILogger<FoldWorklist> log) : BackgroundService
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);

    public static Task<long> Fold(OfficeDb db, CancellationToken stop) =>
        db.Database.SqlQuery<long>($"""SELECT cases.fold_worklist() AS "Value" """).SingleAsync(stop);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Rest, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stoppingToken.IsCancellationRequested)
                return;
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await Fold(scope.ServiceProvider.GetRequiredService<OfficeDb>(), stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                Failed(log, e);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The counts of the worklist were not folded and will be later")]
    private static partial void Failed(ILogger log, Exception e);
}
