using Npgsql;
using NpgsqlTypes;

namespace OffenesHaus.Trust.Proof;

/// <summary>How entries, leaves and heads are read: plain SQL in short pieces, so that a million of them never stand in memory.</summary>
internal static class JournalRows
{
    /// <summary>Of <c>trust.journal AS j</c>, in the order <see cref="Entry"/> reads them.</summary>
    public const string Columns = "j.id, j.kind, j.about, j.actor_kind, j.actor_id, j.reason, j.detail, j.at, j.salt, j.commitment, j.tx";

    /// <summary>Where among them the transaction stands.</summary>
    public const int TxColumn = 10;

    /// <summary>Null where the row is empty: a leaf whose entry is gone.</summary>
    public static EntryText? Entry(NpgsqlDataReader row, int from = 0) => row.IsDBNull(from) ? null : new()
    {
        Id = row.GetGuid(from).ToString(),
        Kind = Words(row, from + 1),
        About = Guid(row, from + 2),
        ActorKind = Words(row, from + 3),
        ActorId = Guid(row, from + 4),
        Reason = Words(row, from + 5),
        Detail = Words(row, from + 6),
        At = Instant(row, from + 7),
        Salt = Bytes(row, from + 8),
        Commitment = Bytes(row, from + 9),
        Tx = Tx(row, from + 10).ToString(System.Globalization.CultureInfo.InvariantCulture),
    };

    public static ulong Tx(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? 0 : row.GetFieldValue<ulong>(column);

    public static NpgsqlCommand Command(this NpgsqlConnection connection, string sql, params object[] values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
            command.Parameters.Add(value is ulong tx ? new() { Value = tx, NpgsqlDbType = NpgsqlDbType.Xid8 } : new() { Value = value });
        return command;
    }

    public static async Task<T?> Ask<T>(this NpgsqlConnection connection, string sql, CancellationToken stop, params object[] values)
    {
        await using var command = connection.Command(sql, values);
        return await command.ExecuteScalarAsync(stop) is T found ? found : default;
    }

    /// <summary>The lines of all heads from a number on, a thousand at a time.</summary>
    public static async IAsyncEnumerable<(long Number, long Size, string Line)> Heads(this NpgsqlConnection connection, long from, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        for (var next = from; ;)
        {
            var some = new List<(long, long, string)>();
            await using (var command = connection.Command("SELECT number, size, line FROM trust.tree_head WHERE number >= $1 ORDER BY number LIMIT 1000", next))
            await using (var row = await command.ExecuteReaderAsync(stop))
                while (await row.ReadAsync(stop))
                    some.Add((row.GetInt64(0), row.GetInt64(1), Words(row, 2)));
            foreach (var head in some)
                yield return head;
            if (some.Count < 1000)
                yield break;
            next = some[^1].Item1 + 1;
        }
    }

    private static string Words(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? "" : row.GetString(column);

    private static string Guid(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? "" : row.GetGuid(column).ToString();

    private static string Bytes(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? "" : Convert.ToHexStringLower(row.GetFieldValue<byte[]>(column));

    // An instant outside what .NET can count was not written by the house: it becomes a text that no entry has.
    private static string Instant(NpgsqlDataReader row, int column)
    {
        try
        {
            return row.IsDBNull(column) ? "" : EntryText.Instant(row.GetFieldValue<DateTimeOffset>(column));
        }
        catch (Exception e) when (e is InvalidCastException or ArgumentOutOfRangeException or OverflowException)
        {
            return "?";
        }
    }
}
