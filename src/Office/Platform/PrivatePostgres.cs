using Npgsql;

namespace OffenesHaus.Platform;

/// <summary>
/// The house's own PostgreSQL: made at the first start, reached only through a private socket, stopped with the house.
/// One that a killed house left running is taken over; what a killed server left behind is cleared away first.
/// </summary>
public sealed class PrivatePostgres : IAsyncDisposable
{
    private readonly PostgresPlace place;
    private readonly HouseLock? mine;
    private readonly ClusterFolder cluster;
    private readonly PostgresServer? server;

    private PrivatePostgres(PostgresPlace place, HouseLock? mine, ClusterFolder cluster, string sockets, PostgresServer? server)
    {
        (this.place, this.mine, this.cluster, this.server) = (place, mine, cluster, server);
        ConnectionString = Connection(sockets);
    }

    /// <summary>Logs in as the owner; <see cref="Roles.AsApplication"/> makes the application's from it.</summary>
    public string ConnectionString { get; }

    /// <summary>Where the cluster's files lie, links followed.</summary>
    public string Folder => cluster.Path;

    /// <summary>Starts the cluster, or takes over the running one. Throws <see cref="CannotStart"/>, also when another house uses the folder.</summary>
    public static async Task<PrivatePostgres> Start(PostgresPlace place, Action<string> say, CancellationToken stop)
    {
        place = place with { Data = Path.GetFullPath(place.Data) };
        StartChecks.DataFolder(place.Data);
        HouseFolder.MakePrivate(Path.GetDirectoryName(place.Log)!);
        var mine = HouseLock.TryTake(place.Data) ?? throw new CannotStart(
            $"Another house already runs with the data in {place.Data}.", "Stop it first, or choose another folder with --data.");
        try
        {
            return await StartAlone(place, mine, say, stop);
        }
        catch
        {
            mine.Dispose();
            throw;
        }
    }

    /// <summary>For a command beside the running house: uses the running cluster, else starts it for the time of the command.</summary>
    public static async Task<PrivatePostgres> Join(PostgresPlace place, Action<string> say, CancellationToken stop)
    {
        place = place with { Data = Path.GetFullPath(place.Data) };
        StartChecks.DataFolder(place.Data);
        for (var tries = 0; tries < 100; tries++)
        {
            using (var free = HouseLock.TryTake(place.Data))
                if (free is not null) break;
            var cluster = await ClusterFolder.Of(place.Data, stop);
            if (PostgresRemains.Read(cluster) is { IsReady: true } running && PostgresRemains.IsOurs(running.Pid, cluster.Path))
                return new PrivatePostgres(place, mine: null, cluster, running.Sockets, server: null);
            await Task.Delay(100, stop);
        }
        return await Start(place, say, stop);
    }

    private static async Task<PrivatePostgres> StartAlone(PostgresPlace place, HouseLock mine, Action<string> say, CancellationToken stop)
    {
        var former = await ClusterFolder.Of(place.Data, stop);
        var account = await PostgresAccount.Choose(former.IsMade ? former.Path : null, stop);
        var cluster = await ClusterFolder.For(place, account, stop);

        var programs = await ClusterFolder.Reachable(await PostgresPrograms.Choose(place, cluster.Version, stop), account, stop);
        var plan = new PostgresServer.Plan { Place = place, Programs = programs, Account = account, Cluster = cluster, Say = say };

        var running = PostgresRemains.Read(cluster);
        var answers = running is { IsReady: true } && PostgresRemains.IsOurs(running.Pid, cluster.Path) && await Answers(running.Sockets);
        if (answers && ClusterSettings.IsIn(cluster, ClusterSettings.Text(place, running!.Sockets)))
        {
            say("Took over the database that was still running.");
            return new PrivatePostgres(place, mine, cluster, running.Sockets, PostgresServer.TakeOver(plan, running.Pid));
        }
        if (running is not null) say("Clearing away what a killed house left behind.");
        await PostgresRemains.End(cluster, patience: TimeSpan.FromSeconds(answers ? 30 : 3));

        StartChecks.FreeSpace(place.Data);
        if (!cluster.IsMade)
        {
            say($"Making the database (PostgreSQL {programs.Version}) in {cluster.Path}.");
            await ClusterMaking.Make(plan, stop);
        }

        var sockets = await SocketFolder.Make(place, account, stop);
        try
        {
            await ClusterSettings.Write(cluster, account, ClusterSettings.Text(place, sockets), stop);
            return new PrivatePostgres(place, mine, cluster, sockets, await PostgresServer.Launch(plan, stop));
        }
        catch
        {
            await PostgresRemains.End(cluster, patience: TimeSpan.FromSeconds(10));
            SocketFolder.Remove(sockets);
            throw;
        }
    }

    private static string Connection(string sockets) => new NpgsqlConnectionStringBuilder
    {
        Host = sockets,
        Port = 5432,
        Database = Roles.Database,
        Username = Roles.Owner,
        ApplicationName = "offenes-haus",
    }.ConnectionString;

    private static async Task<bool> Answers(string sockets)
    {
        try
        {
            await using var source = NpgsqlDataSource.Create(Connection(sockets) + ";Pooling=false;Timeout=3;Command Timeout=3");
            await using var question = source.CreateCommand("SELECT 1");
            return await question.ExecuteScalarAsync() is 1;
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException or IOException)
        {
            return false;
        }
    }

    /// <summary>For tests: leaves everything as a killed house does, the server running and the folder held by nobody.</summary>
    internal void LetGo()
    {
        server?.Abandon();
        mine?.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        if (server is null) return;
        try
        {
            await server.DisposeAsync();
        }
        finally
        {
            await PostgresRemains.End(cluster, patience: TimeSpan.FromSeconds(60));
            if (place.OneRun) Directory.Delete(place.Data, recursive: true);
            mine?.Dispose();
        }
    }
}
