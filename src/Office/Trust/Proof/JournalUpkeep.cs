using Npgsql;
using OffenesHaus.Platform;

namespace OffenesHaus.Trust.Proof;

/// <summary>What an operator does to keys and anchors, by command: never the house by itself.</summary>
public sealed class JournalUpkeep(NpgsqlDataSource database, OfficePlace place)
{
    /// <summary>Signs with a new key from the next head on. Returns its id.</summary>
    public string Rotate() => new HeadKeys(place.Folder, place.Anchors).Rotate();

    /// <summary>Writes every head to a new anchor file, where none is yet. Returns how many. Throws <see cref="CannotStart"/>.</summary>
    public async Task<int> Anchor(CancellationToken stop)
    {
        var file = new AnchorFile(place.Anchors);
        await using var connection = await database.OpenConnectionAsync(stop);
        await using var turn = await connection.BeginTransactionAsync(stop);
        await connection.Ask<object>(ChainEntries.Hold, stop);
        if (file.IsThere)
            throw new CannotStart($"There are anchors already: {file.Path}.", "Anchors are never written over. Set OffenesHaus__Anchors to an empty folder, or verify against these.");

        var lines = new List<string>();
        await foreach (var (_, _, line) in connection.Heads(0, stop))
            lines.Add(line);
        if (lines.Count > 0)
            file.Append(lines);
        return lines.Count;
    }

    /// <summary>The printed code of a head of this database; null when there is none of that number.</summary>
    public async Task<string?> Code(long head, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        return await connection.Ask<string>("SELECT line FROM trust.tree_head WHERE number = $1", stop, head) is { } line && TreeHead.TryParse(line, out var found) ? found.Code : null;
    }
}
