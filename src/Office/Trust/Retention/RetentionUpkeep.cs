using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using OffenesHaus.Law;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Backups;
using OffenesHaus.Trust.Erasing;

namespace OffenesHaus.Trust.Retention;

/// <summary>Runs <see cref="EraseDue"/> after midnight; a house that was closed then does it a minute after it opens. Then takes the erased out of what still shows them: the search table's old pages, the log of the database, the keys beside the backups.</summary>
public sealed partial class RetentionUpkeep(HouseScope asHouse, BackupTarget target, OfficePlace place, TimeProvider clock, ILogger<RetentionUpkeep> log) : Recurring(TimeSpan.FromMinutes(1), clock)
{
    private const int LooksForOthers = 50;

    private readonly TimeProvider clock = clock;
    private readonly Dictionary<string, DateOnly> told = new(StringComparer.Ordinal);
    private List<string> keysLag = [];
    private bool pagesLag;

    public async Task<int> Run(CancellationToken stop)
    {
        await using var scope = asHouse();
        var (rooms, db) = (scope.ServiceProvider, scope.ServiceProvider.GetRequiredService<OfficeDb>());
        var due = rooms.GetRequiredService<EraseDue>();
        var before = await db.Set<RetentionRun>().MaxAsync(r => (DateTimeOffset?)r.EndedAt, stop) ?? DateTimeOffset.MinValue;
        var done = await due.Run(stop);
        // Also what a run before erased that broke off here, and what somebody asked for in between: only then is the day done.
        if (!await db.Set<Erased>().AnyAsync(e => e.At > before, stop) || await ClearUp(rooms, stop))
            await due.Note(done, stop);
        return done.Erased;
    }

    /// <summary>After any erasure: what was erased is shown by nothing any more, here or beside the backups. False: it is done again in a minute. <paramref name="rooms"/>: of a scope of the house.</summary>
    internal async Task<bool> ClearUp(IServiceProvider rooms, CancellationToken stop)
    {
        pagesLag = true;
        pagesLag = !await Clear(rooms.GetRequiredService<OwnerDatabase>(), stop);
        await Refresh(rooms, LastBackup.FoldersOf(place.Folder, target.Folder), stop);
        return !pagesLag;
    }

    // While a backup is written, or its disk is away, the keys beside it wait.
    private async Task Refresh(IServiceProvider rooms, IReadOnlyList<string> folders, CancellationToken stop)
    {
        var lag = new List<string>();
        foreach (var folder in folders)
            if (await rooms.GetRequiredService<RefreshKeys>().Run(folder, stop) is { } why)
            {
                lag.Add(folder);
                Tell(why);
            }
        keysLag = lag;
    }

    // It is tried every minute; once a day is enough to read it.
    private void Tell(string why)
    {
        var today = GermanTime.DayOf(clock.GetUtcNow());
        if (told.GetValueOrDefault(why) == today)
            return;
        told[why] = today;
        KeysWait(log, why);
    }

    protected override async Task Once(CancellationToken stop)
    {
        await using var scope = asHouse();
        var last = await scope.ServiceProvider.GetRequiredService<OfficeDb>().Set<RetentionRun>().MaxAsync(r => (DateOnly?)r.Day, stop);
        if (last is null || last < GermanTime.DayOf(clock.GetUtcNow()))
            await Run(stop);
        else if (pagesLag)
            await ClearUp(scope.ServiceProvider, stop);
        else if (keysLag.Count > 0)
            await Refresh(scope.ServiceProvider, keysLag, stop);
    }

    protected override void Failed(Exception e) => NotErased(log, e);

    /// <summary>
    /// A deleted row stays readable in its page until the page is written anew, and in the log until its file goes: names stand unsealed in one table alone, so that one is written anew.
    /// False: somebody, such as a backup, still looks at the house as it was before. What they see would stay, and whoever hands in would wait for them: it is to be done again later.
    /// </summary>
    internal static async Task<bool> Clear(OwnerDatabase owner, CancellationToken stop)
    {
        await using var connection = await owner.Source.OpenConnectionAsync(stop);
        if (!await IsAlone(connection, stop))
            return false;
        foreach (var step in (string[])["SET lock_timeout = '2s'", "VACUUM (FULL) people.search_trait", "CHECKPOINT", "SELECT pg_switch_wal()", "CHECKPOINT"])
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
            catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.LockNotAvailable)
            {
                return false;
            }
        }

        return true;
    }

    // What anybody's snapshot still shows is copied into the new pages as well; and a snapshot reaches back to the oldest change that runs, in whichever database of this PostgreSQL.
    private static async Task<bool> IsAlone(NpgsqlConnection connection, CancellationToken stop)
    {
        await using var ask = connection.CreateCommand();
        ask.CommandText = "SELECT pg_current_xact_id()::xid::text";
        ask.CommandText = $"""
            SELECT NOT EXISTS (SELECT FROM pg_stat_activity
            WHERE pid <> pg_backend_pid() AND greatest(age(backend_xid), CASE WHEN datname = current_database() THEN age(backend_xmin) END) > age('{await ask.ExecuteScalarAsync(stop)}'::xid))
            """;
        for (var tries = 0; tries < LooksForOthers; tries++)
        {
            if (await ask.ExecuteScalarAsync(stop) is true)
                return true;
            await Task.Delay(100, stop);
        }

        return false;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "What is due to be erased could not be erased and will be tried again in a minute")]
    private static partial void NotErased(ILogger log, Exception e);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Keys of the erased may still lie beside a backup; it is tried again every minute: {Why}")]
    private static partial void KeysWait(ILogger log, string why);
}
