using Npgsql;
using OffenesHaus.Trust.Proof;

namespace OffenesHaus.Trust.Backups;

/// <summary>The database as it stood at one instant, for as long as it is held; further connections may look at the same instant. Nobody waits for it.</summary>
internal sealed class Snapshot(NpgsqlConnection connection, NpgsqlTransaction transaction) : IAsyncDisposable
{
    private const string Patience = "SELECT set_config('statement_timeout', '0', true), set_config('idle_in_transaction_session_timeout', '0', true), set_config('lock_timeout', '60s', true)";

    public NpgsqlConnection Connection => connection;

    public string Name { get; private init; } = "";

    public static async Task<Snapshot> Take(NpgsqlDataSource owner, CancellationToken stop) => await Open(owner, null, stop);

    public Task<Snapshot> Beside(NpgsqlDataSource owner, CancellationToken stop) => Open(owner, Name, stop);

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await connection.DisposeAsync();
    }

    private static async Task<Snapshot> Open(NpgsqlDataSource owner, string? like, CancellationToken stop)
    {
        var connection = await owner.OpenConnectionAsync(stop);
        var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, stop);
        if (like is not null)
            await connection.Ask<object>($"SET TRANSACTION SNAPSHOT '{like}'", stop);
        await connection.Ask<object>(Patience, stop);
        return new(connection, transaction) { Name = like ?? (await connection.Ask<string>("SELECT pg_export_snapshot()", stop))! };
    }
}
