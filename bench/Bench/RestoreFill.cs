using System.Globalization;
using System.Security.Cryptography;
using Npgsql;
using NpgsqlTypes;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Proof;

namespace OffenesHaus.Bench;

/// <summary>What a year of requests leaves behind: keys, five sealed pages each, arrivals, six entries of the journal each with their place in the tree, and files in the store.</summary>
internal sealed class RestoreFill(NpgsqlDataSource owner, OfficePlace place, OfficeKey office)
{
    public const int PagesEach = 5, EntriesEach = 6;

    private static readonly string[] Kinds = ["RequestBegun", "AnswersSaved", "AnswersSaved", "HandedIn", "RequestRead", "AnswerSent"];

    public async Task Run(int requests, int files, int fileBytes)
    {
        await using var connection = await owner.OpenConnectionAsync();
        for (var from = 1; from <= requests; from += 1_000)
            await Do(connection, DeskFill.Some(from, Math.Min(requests, from + 999)));
        await Do(connection, "SELECT cases.fold_worklist()");

        var ids = new List<Guid>();
        await using (var command = new NpgsqlCommand("SELECT id FROM intake.request", connection))
        await using (var row = await command.ExecuteReaderAsync())
            while (await row.ReadAsync())
                ids.Add(row.GetGuid(0));

        string[] guarded = ["trust.data_key", "intake.answers", "intake.file"];
        await Do(connection, string.Join(';', guarded.Select(t => $"ALTER TABLE {t} DISABLE TRIGGER USER")));
        var keys = ids.ConvertAll(_ => DataKey.Create());
        await Copy(connection, "trust.data_key (subject, bytes)", ids.Select((id, n) => new object[] { id, keys[n].Wrap(office, id) }));
        await Copy(connection, "intake.answers (request_id, page, revision, sealed, channel, saved_at)", Answers(ids, keys));
        await Copy(connection, "intake.file (id, request_id, sealed_name, sealed_key, kind, size, sha256, readability, turns, kept_at)", await Files(ids, keys, files, fileBytes));
        await Do(connection, string.Join(';', guarded.Select(t => $"ALTER TABLE {t} ENABLE TRIGGER USER")));
        // The lines that only let the rows in were not written by the house, and the proof would say so.
        await Do(connection, @"ALTER TABLE trust.journal DISABLE TRIGGER USER; DELETE FROM trust.journal WHERE commitment = '\x00'; ALTER TABLE trust.journal ENABLE TRIGGER USER");
        await Journal(connection, ids);
        await Do(connection, "ANALYZE");
        keys.ForEach(k => k.Dispose());
    }

    private static IEnumerable<object[]> Answers(List<Guid> ids, List<DataKey> keys)
    {
        var now = TimeProvider.System.GetUtcNow();
        for (var n = 0; n < ids.Count; n++)
            for (var page = 0; page < PagesEach; page++)
                yield return [ids[n], string.Create(CultureInfo.InvariantCulture, $"page{page}"), 1, keys[n].Seal(RandomNumberGenerator.GetBytes(300 + RandomNumberGenerator.GetInt32(600)), "answers", ids[n]), "Portal", now];
    }

    private async Task<IReadOnlyList<object[]>> Files(List<Guid> ids, List<DataKey> keys, int files, int bytes)
    {
        var (store, now, rows) = (FileStore.Open(place.Folder, TimeProvider.System), TimeProvider.System.GetUtcNow(), new object[files][]);
        await Parallel.ForAsync(0, files, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (n, stop) =>
        {
            var request = (int)((long)n * ids.Count / files);
            using var own = DataKey.Create();
            var kept = (StoredBlob)await store.Keep(new MemoryStream(RandomNumberGenerator.GetBytes(bytes)), own, bytes, stop);
            var id = kept.Id.Value;
            rows[n] = [id, ids[request], keys[request].Seal("x"u8, "file-name", id), own.WrapUnder(keys[request], "file-key", id), "Jpeg", kept.Size, kept.Sha256, "Readable", 0, now];
        });
        return rows;
    }

    // Every entry is of a transaction of its own in the house; here a few share one. What is chained and checked is the same.
    private async Task Journal(NpgsqlConnection connection, List<Guid> ids)
    {
        var (key, now) = (JournalKey.From(office), TimeProvider.System.GetUtcNow());
        await Copy(connection, "trust.journal (id, kind, about, actor_kind, reason, at, salt, commitment)", ids.SelectMany(id => Kinds.Select(kind =>
        {
            var text = new EntryText { Id = Guid.CreateVersion7(now).ToString(), Kind = kind, About = id.ToString(), ActorKind = "House", ActorId = "", Reason = "SetUp", Detail = "", At = EntryText.Instant(now), Salt = RandomNumberGenerator.GetHexString(32, lowercase: true), Commitment = "", Tx = "" };
            return new object[] { Guid.Parse(text.Id), kind, id, "House", "SetUp", now, Convert.FromHexString(text.Salt), text.Commit(key) };
        })));
        var chain = new ChainEntries(owner, place, TimeProvider.System);
        while (await chain.Run(closing: true, CancellationToken.None)) { }
        await chain.Run(closing: true, CancellationToken.None);
    }

    private static async Task Copy(NpgsqlConnection connection, string into, IEnumerable<object[]> rows)
    {
        await using var import = await connection.BeginBinaryImportAsync($"COPY {into} FROM STDIN (FORMAT binary)");
        foreach (var row in rows)
        {
            await import.StartRowAsync();
            foreach (var value in row)
                await (value switch
                {
                    DateTimeOffset at => import.WriteAsync(at, NpgsqlDbType.TimestampTz),
                    Guid id => import.WriteAsync(id, NpgsqlDbType.Uuid),
                    byte[] bytes => import.WriteAsync(bytes, NpgsqlDbType.Bytea),
                    string text => import.WriteAsync(text, NpgsqlDbType.Text),
                    long big => import.WriteAsync(big, NpgsqlDbType.Bigint),
                    _ => import.WriteAsync((int)value, NpgsqlDbType.Integer),
                });
        }
        await import.CompleteAsync();
    }

    private static async Task Do(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync();
    }
}
