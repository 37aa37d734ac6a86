using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Npgsql;
using OffenesHaus.Law;

namespace OffenesHaus.Insight;

/// <summary>
/// Counts how pages of forms go, per day: begun, done, left, with errors. No person, no address, no cookie stands behind a count.
/// Kept in memory and written every few seconds: a lost second of counting harms nobody.
/// </summary>
public sealed class StepCounts(NpgsqlDataSource database, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<(DateOnly Day, string Form, string Page, Step Step), int> counts = new();

    public void Count(string form, string page, Step step) =>
        counts.AddOrUpdate((GermanTime.DayOf(clock.GetUtcNow()), form, page, step), 1, (_, n) => n + 1);

    public async Task Write(CancellationToken stop)
    {
        foreach (var key in counts.Keys)
        {
            if (!counts.TryRemove(key, out var n))
                continue;

            await using var command = database.CreateCommand("""
                INSERT INTO insight.form_step (day, form, page, step, n) VALUES ($1, $2, $3, $4, $5)
                ON CONFLICT (day, form, page, step) DO UPDATE SET n = form_step.n + excluded.n
                """);
            command.Parameters.AddRange(new NpgsqlParameter[] { new() { Value = key.Day }, new() { Value = key.Form }, new() { Value = key.Page }, new() { Value = key.Step.ToString() }, new() { Value = (long)n } });
            await command.ExecuteNonQueryAsync(stop);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                await Write(CancellationToken.None);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // The database is away: those few counts are lost, and nothing else.
            }
        }
    }
}

/// <summary>What happened to a page of a form.</summary>
public enum Step
{
    Begun,
    Done,

    /// <summary>Saved for later on purpose. Who simply goes leaves no sign: that is what was begun less what was done.</summary>
    Left,

    Error,
}
