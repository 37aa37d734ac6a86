using Npgsql;

namespace OffenesHaus.Web.Tests.Trust;

/// <summary>Whoever owns the whole database server: no role, no trigger, no grant holds them.</summary>
internal sealed class ServerOwner(string database)
{
    public async Task Do(string sql)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(database) { Username = "postgres", Pooling = false }.ConnectionString);
        await using var command = source.CreateCommand("SET session_replication_role = replica; " + sql);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
