using Npgsql;
using OffenesHaus.Platform;

[assembly: AssemblyFixture(typeof(OffenesHaus.Web.Tests.OneCluster))]

namespace OffenesHaus.Web.Tests;

/// <summary>One PostgreSQL for the whole run, begun by the first house that needs it; one database migrated once, and copies of it.</summary>
public sealed class OneCluster : IAsyncDisposable
{
    private const string Template = "house_template";
    private static readonly SemaphoreSlim Turn = new(1, 1);
    private static PrivatePostgres? cluster;
    private static PostgresPlace place = null!;

    /// <summary>A fresh, migrated database of its own; its connection string is the owner's. <paramref name="like"/>: a copy of this one, which nobody may use meanwhile.</summary>
    public static async Task<string> NewDatabase(string? like = null)
    {
        await Turn.WaitAsync();
        try
        {
            if (cluster is null)
            {
                cluster = await PrivatePostgres.Start(place = PostgresPlace.ForOneRun(), _ => { }, CancellationToken.None);
                await Make(Template, "template1");
                await Migrations.Bring(Connection(Template));
            }

            var name = $"house_{Guid.CreateVersion7():N}";
            await Make(name, like is null ? Template : new NpgsqlConnectionStringBuilder(like).Database!);
            return Connection(name);
        }
        finally
        {
            Turn.Release();
        }
    }

    /// <summary>Where this PostgreSQL writes what it says.</summary>
    public static string Logs => Path.Combine(place.Data, "log");

    public async ValueTask DisposeAsync()
    {
        if (cluster is not null)
            await cluster.DisposeAsync();
    }

    private static async Task Make(string name, string template)
    {
        await using var source = NpgsqlDataSource.Create(cluster!.ConnectionString + ";Pooling=false");
        // FILE_COPY: for a database of a few megabytes faster than writing it through the log.
        await using var command = source.CreateCommand($"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY");
        await command.ExecuteNonQueryAsync();
    }

    private static string Connection(string database) => new NpgsqlConnectionStringBuilder(cluster!.ConnectionString) { Database = database }.ConnectionString;
}
