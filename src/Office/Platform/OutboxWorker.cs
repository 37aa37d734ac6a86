using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace OffenesHaus.Platform;

/// <summary>Keeps the promises of the outbox, one at a time. Several processes may run it: a row in work is skipped by the others.</summary>
public sealed partial class OutboxWorker(IServiceScopeFactory scopes, HouseScope asHouse, TimeProvider clock, ILogger<OutboxWorker> log) : BackgroundService
{
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(500), Longest = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await KeepOne(stoppingToken))
                    continue;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // The database may be away for a moment; the promises are not.
                LoopFailed(log, e);
            }

            await Task.Delay(Rest, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>False when nothing was due.</summary>
    public async Task<bool> KeepOne(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<OfficeDb>();
        await using var tx = await db.Database.BeginTransactionAsync(stop);
        var now = clock.GetUtcNow();
        var entry = await db.Set<OutboxEntry>()
            .FromSql($"SELECT * FROM platform.outbox WHERE due_at <= {now} ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED")
            .SingleOrDefaultAsync(stop);
        if (entry is null)
            return false;

        try
        {
            // The listener has its own scope and transaction: its effect and its journal entry stand together, whatever becomes of this row.
            await using var own = asHouse();
            await own.ServiceProvider.GetServices<IListener>().Single(l => l.Topic == entry.Topic).Hear(entry.Subject, stop);
            db.Remove(entry);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            entry.Attempts++;
            entry.DueAt = now + TimeSpan.FromSeconds(Math.Min(Math.Pow(2, entry.Attempts), Longest.TotalSeconds));
            PromiseFailed(log, entry.Topic, entry.Subject, entry.Attempts, e);
        }

        await db.SaveChangesAsync(stop);
        await tx.CommitAsync(stop);
        return true;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Promise {Topic} for {Subject} failed for the {Attempts}. time and will be tried again")]
    private static partial void PromiseFailed(ILogger log, string topic, Guid subject, int attempts, Exception e);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The outbox could not be read and will be tried again")]
    private static partial void LoopFailed(ILogger log, Exception e);
}
