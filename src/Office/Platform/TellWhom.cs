using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace OffenesHaus.Platform;

/// <summary>
/// Tells the database for whom it is asked, so that row-level security can decide. Always within one transaction (<c>is_local</c>): a connection that goes back
/// to the pool carries nobody over. Outside a transaction the telling travels with the question: the statements of one trip are one transaction.
/// </summary>
internal sealed class TellWhom : DbCommandInterceptor, IDbTransactionInterceptor
{
    private const string Telling = "SELECT set_config('oh.kind', @oh_kind, true), set_config('oh.actor', @oh_actor, true), set_config('oh.subject', @oh_subject, true), set_config('oh.now', @oh_now, true)";
    private const string Before = Telling + ";\n";

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Precede(command, eventData);
        return ValueTask.FromResult(result);
    }

    public override async ValueTask<DbDataReader> ReaderExecutedAsync(DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        if (command.CommandText.StartsWith(Before, StringComparison.Ordinal))
            await result.NextResultAsync(cancellationToken);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Precede(command, eventData);
        return ValueTask.FromResult(result);
    }

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        Precede(command, eventData);
        return result;
    }

    public override DbDataReader ReaderExecuted(DbCommand command, CommandExecutedEventData eventData, DbDataReader result)
    {
        if (command.CommandText.StartsWith(Before, StringComparison.Ordinal))
            result.NextResult();
        return result;
    }

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
    {
        Precede(command, eventData);
        return result;
    }

    public async ValueTask<DbTransaction> TransactionStartedAsync(DbConnection connection, TransactionEndEventData eventData, DbTransaction result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is OfficeDb { OnBehalf: { } who })
        {
            await using var telling = Of(connection, result, who);
            await telling.ExecuteNonQueryAsync(cancellationToken);
        }

        return result;
    }

    public DbTransaction TransactionStarted(DbConnection connection, TransactionEndEventData eventData, DbTransaction result)
    {
        if (eventData.Context is OfficeDb { OnBehalf: { } who })
        {
            using var telling = Of(connection, result, who);
            telling.ExecuteNonQuery();
        }

        return result;
    }

    private static void Precede(DbCommand command, CommandEventData eventData)
    {
        if (eventData.Context is not OfficeDb { OnBehalf: { } who } db || db.Database.CurrentTransaction is not null)
            return;
        command.CommandText = Before + command.CommandText;
        Name(command, who);
    }

    private static DbCommand Of(DbConnection connection, DbTransaction transaction, IOnBehalf who)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = Telling;
        Name(command, who);
        return command;
    }

    private static void Name(DbCommand command, IOnBehalf who)
    {
        Add("oh_kind", who.Whose);
        Add("oh_actor", who.Id?.ToString() ?? "");
        Add("oh_subject", who.Subject?.ToString() ?? "");
        Add("oh_now", who.Now.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));

        void Add(string name, string value) => command.Parameters.Add(new NpgsqlParameter<string>(name, value));
    }
}
