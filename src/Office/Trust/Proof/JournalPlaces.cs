using Npgsql;

namespace OffenesHaus.Trust.Proof;

/// <summary>Where entries stand in the journal's tree, counted from nought, as in an export (docs/journal-format.md).</summary>
public sealed class JournalPlaces(NpgsqlDataSource database)
{
    /// <summary>An entry of this moment has none yet.</summary>
    public async Task<IReadOnlyDictionary<Guid, long>> Of(IReadOnlyCollection<Guid> entries, CancellationToken stop)
    {
        Dictionary<Guid, long> found = [];
        await using var connection = await database.OpenConnectionAsync(stop);
        await using var command = connection.Command("SELECT entry, index FROM trust.journal_leaf WHERE entry = ANY ($1)", entries.ToArray());
        await using var rows = await command.ExecuteReaderAsync(stop);
        while (await rows.ReadAsync(stop))
            found[rows.GetGuid(0)] = rows.GetInt64(1);
        return found;
    }
}
