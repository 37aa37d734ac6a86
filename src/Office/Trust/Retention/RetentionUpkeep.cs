using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using OffenesHaus.Law;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Backups;

namespace OffenesHaus.Trust.Retention;

/// <summary>Runs <see cref="EraseDue"/> after midnight; a house that was closed then does it a minute after it opens. Then takes the erased out of what still shows them: the search table's old pages, the log of the database, the keys beside the backups.</summary>
public sealed partial class RetentionUpkeep(HouseScope asHouse, BackupTarget target, TimeProvider clock, ILogger<RetentionUpkeep> log) : Recurring(TimeSpan.FromMinutes(1), clock)
{
    private readonly TimeProvider clock = clock;

    public async Task<int> Run(CancellationToken stop)
    {
        await using var scope = asHouse();
        var erased = await scope.ServiceProvider.GetRequiredService<EraseDue>().Run(stop);
        if (erased > 0)
        {
            await Clear(scope.ServiceProvider.GetRequiredService<OwnerDatabase>(), stop);
            _ = await scope.ServiceProvider.GetRequiredService<RefreshKeys>().Run(target.Folder, stop);
        }
        return erased;
    }

    protected override async Task Once(CancellationToken stop)
    {
        await using var scope = asHouse();
        var last = await scope.ServiceProvider.GetRequiredService<OfficeDb>().Set<RetentionRun>().MaxAsync(r => (DateOnly?)r.Day, stop);
        if (last is null || last < GermanTime.DayOf(clock.GetUtcNow()))
            await Run(stop);
    }

    protected override void Failed(Exception e) => NotErased(log, e);

    /// <summary>A deleted row stays readable in its page until the page is written anew, and in the log until its file goes: names stand unsealed in one table alone, so that one is written anew.</summary>
    internal static async Task Clear(OwnerDatabase owner, CancellationToken stop)
    {
        await using var connection = await owner.Source.OpenConnectionAsync(stop);
        foreach (var step in (string[])["VACUUM (FULL) people.search_trait", "CHECKPOINT", "SELECT pg_switch_wal()", "CHECKPOINT"])
        {
            await using var command = connection.CreateCommand();
            command.CommandText = step;
            try
            {
                await command.ExecuteNonQueryAsync(stop);
            }
            catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InsufficientPrivilege)
            {
                // A PostgreSQL of somebody else keeps its log as long as they want: docs/operating.md.
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "What is due to be erased could not be erased and will be tried again in a minute")]
    private static partial void NotErased(ILogger log, Exception e);
}
