using Npgsql;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Erasing;
using OffenesHaus.Trust.Proof;

namespace OffenesHaus.Trust.Backups;

/// <summary>Replaces the file of wrapped keys and the list of the erased beside the backups, so that a destroyed key is gone from them at once and not only with the next backup.</summary>
public sealed class RefreshKeys(OwnerDatabase owner, OfficePlace place, OfficeKey office, IEnumerable<WrappedKeys> keys, TimeProvider clock)
{
    /// <summary>Null: done. Otherwise a sentence for the operator that says why it waits.</summary>
    public async Task<string?> Run(string folder, CancellationToken stop)
    {
        var to = new BackupFolder(folder);
        if (!File.Exists(to.WrappedKeys))
            return to.Sets.Count == 0 ? $"The backup folder {folder} cannot be reached." : $"In the backup folder {folder} the file {to.WrappedKeys} is missing. The next './oh backup {folder}' writes it anew.";
        try
        {
            using var mine = to.Take(office);
            await using var connection = await owner.Source.OpenConnectionAsync(stop);
            var erased = new ErasedList(to.Root, office);
            if (await KnowsKeys(to, connection, stop))
                return $"The backup folder {folder} knows of requests that this house does not: another house of this office backs itself up there, or this one came from an older backup. The next './oh backup {folder}' replaces its keys.";
            if (await KnowsErasures(erased, connection, stop))
                return $"The backup folder {folder} knows of erasures that this house does not: another house of this office, perhaps one restored to try it, erased what this one still keeps. Back this house up to a folder of its own ('./oh backup DIR'), and ask who erased there: a restore from {folder} would erase it again.";
            erased.AddMissing(new ErasedList(place.Folder, office).Read().Values);
            await new KeyFile(to.WrappedKeys, office).Write(connection, keys, clock.GetUtcNow(), stop);
            return null;
        }
        catch (CannotStart e)
        {
            return e.Sentence;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"The backup folder {folder} cannot be reached: {e.Message}";
        }
    }

    // A house that was restored only to try it would take away the keys of what was handed in since, and bring back those of whoever was erased.
    private async Task<bool> KnowsKeys(BackupFolder to, NpgsqlConnection connection, CancellationToken stop)
    {
        var known = KeysOf(to).Where(k => k.Name == "data").Select(k => k.Subject).ToArray();
        await using var command = connection.Command("SELECT EXISTS (SELECT FROM unnest($1) AS k (id) WHERE NOT EXISTS (SELECT FROM trust.data_key d WHERE d.subject = k.id) AND NOT EXISTS (SELECT FROM trust.erased e WHERE e.subject = k.id))", known);
        return await command.ExecuteScalarAsync(stop) is true;
    }

    private static async Task<bool> KnowsErasures(ErasedList erased, NpgsqlConnection connection, CancellationToken stop)
    {
        await using var command = connection.Command("SELECT EXISTS (SELECT FROM unnest($1) AS l (id) WHERE NOT EXISTS (SELECT FROM trust.erased e WHERE e.subject = l.id))", erased.Read().Keys.ToArray());
        return await command.ExecuteScalarAsync(stop) is true;
    }

    // A damaged file vouches for nothing and is put right.
    private IReadOnlyList<KeyKept> KeysOf(BackupFolder to)
    {
        try
        {
            return new KeyFile(to.WrappedKeys, office).Read();
        }
        catch (Exception e) when (e is BackupDamaged or CannotStart)
        {
            return [];
        }
    }
}
