using System.Globalization;
using System.Threading.Channels;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Erasing;
using OffenesHaus.Trust.Proof;

namespace OffenesHaus.Trust.Backups;

/// <summary>Proves a restored house before its doors may open: the journal against its anchors, and every sealed word and every file by opening it with its own key. Streams; nothing is written.</summary>
internal sealed class ProveRestored(OwnerDatabase owner, IEnumerable<WrappedKeys> kinds, IEnumerable<IHoldings> rooms, FileStore store, OfficePlace place, OfficeKey office)
{
    private const int AtOnce = 2, Piece = 500;

    public async Task Run(Manifest manifest, Action<string> say, CancellationToken stop)
    {
        var journal = await new VerifyJournal(owner.Source, place, JournalKey.From(office)).Run(stop);
        if (journal.Fault is { } fault)
            throw new BackupDamaged($"The journal does not fit: {fault}");
        if (manifest.JournalHead is not null && (!TreeHead.TryParse(manifest.JournalHead, out var head) || journal.Heads <= head.Number))
            throw new BackupDamaged("The journal ends before the head that the manifest names.");
        say(string.Create(CultureInfo.InvariantCulture, $"journal: {journal.Chained + journal.Waiting} entries, {journal.Heads} heads and {journal.Anchors} anchors fit together"));

        var words = await Each(rooms.Select(r => r.Words), "sealed", (row, key) => key.Open(row.Sealed, row.Purpose, row.Bound), stop);
        say(string.Create(CultureInfo.InvariantCulture, $"words: {words.Rows} sealed texts of {words.Keys} requests open with their keys"));
        var files = await Each(rooms.Select(r => r.Files), "sealed_key", Opens, stop);
        say(string.Create(CultureInfo.InvariantCulture, $"files: {files.Rows} open to their last byte"));
    }

    private void Opens(Row row, DataKey key)
    {
        using var own = DataKey.UnwrapUnder(row.Sealed, key, row.Purpose, row.Bound);
        using var plain = store.OpenRead(new(row.Blob!.Value), own);
        var piece = System.Buffers.ArrayPool<byte>.Shared.Rent(SealedFile.ChunkLength);
        while (plain.Read(piece) > 0) { }
        System.Buffers.ArrayPool<byte>.Shared.Return(piece, clearArray: true);
    }

    private async Task<(long Rows, long Keys)> Each(IEnumerable<string?> questions, string sealedIn, Action<Row, DataKey> open, CancellationToken stop)
    {
        var pieces = System.Threading.Channels.Channel.CreateBounded<List<Row>>(8);
        using var broken = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var workers = Enumerable.Range(0, AtOnce).Select(_ => Task.Run(async () =>
        {
            try
            {
                await foreach (var piece in pieces.Reader.ReadAllAsync(broken.Token))
                    Open(piece, open);
            }
            catch (BackupDamaged)
            {
                await broken.CancelAsync();
                throw;
            }
        }, stop)).ToList();
        var read = Task.Run(() => Read(questions, sealedIn, pieces.Writer, broken.Token), stop);
        try
        {
            await Task.WhenAll(workers);
        }
        catch (OperationCanceledException) when (workers.Find(w => w.IsFaulted) is { } found)
        {
            await found;
        }
        return await read;
    }

    private async Task<(long Rows, long Keys)> Read(IEnumerable<string?> questions, string sealedIn, ChannelWriter<List<Row>> to, CancellationToken stop)
    {
        var (rows, keys, before) = (0L, 0L, ("", Guid.Empty));
        try
        {
            await using var still = await Snapshot.Take(owner.Source, stop);
            await using var command = still.Connection.Command(Question(questions, sealedIn));
            await using var row = await command.ExecuteReaderAsync(stop);
            var piece = new List<Row>(Piece);
            for (; await row.ReadAsync(stop); rows++)
            {
                var one = new Row(row.GetGuid(0), row.GetString(1), row.GetGuid(2), row.GetString(3), row.GetGuid(4), row.GetFieldValue<byte[]>(5), row.IsDBNull(6) ? null : row.GetFieldValue<byte[]>(6), row.IsDBNull(7) ? null : row.GetGuid(7));
                keys += (one.Kind, one.Key) == before ? 0 : 1;
                before = (one.Kind, one.Key);
                piece.Add(one);
                if (piece.Count < Piece)
                    continue;
                await to.WriteAsync(piece, stop);
                piece = new(Piece);
            }
            await to.WriteAsync(piece, stop);
            return (rows, keys);
        }
        finally
        {
            to.TryComplete();
        }
    }

    private string Question(IEnumerable<string?> questions, string sealedIn)
    {
        var blob = sealedIn == "sealed_key" ? "blob" : "NULL::uuid";
        var all = string.Join(" UNION ALL ", questions.Where(q => q is not null).Select(q => $"SELECT subject, keys, key, purpose, bound, {sealedIn} AS sealed, {blob} AS blob FROM ({q}) AS q"));
        var joins = string.Join(' ', kinds.Select((k, i) => string.Create(CultureInfo.InvariantCulture, $"LEFT JOIN {k.Table} k{i} ON w.keys = '{k.Name}' AND k{i}.{k.Id} = w.key")));
        var wrapped = string.Join(", ", kinds.Select((k, i) => string.Create(CultureInfo.InvariantCulture, $"k{i}.{k.Bytes}")));
        return $"SELECT w.subject, w.keys, w.key, w.purpose, w.bound, w.sealed, coalesce({wrapped}), w.blob FROM ({all}) AS w {joins} WHERE NOT EXISTS (SELECT FROM trust.erased e WHERE e.subject = w.subject) ORDER BY w.keys, w.key";
    }

    private void Open(List<Row> piece, Action<Row, DataKey> open)
    {
        DataKey? key = null;
        var last = ("", Guid.Empty);
        foreach (var row in piece)
            try
            {
                if ((row.Kind, row.Key) != last)
                {
                    key?.Dispose();
                    key = DataKey.Unwrap(row.Wrapped ?? throw new BackupDamaged($"The key {row.Key} ({row.Kind}) is missing, and nobody erased it."), kinds.First(k => k.Name == row.Kind).Under, row.Key);
                    last = (row.Kind, row.Key);
                }
                open(row, key!);
            }
            catch (Exception e) when (e is SealBroken or IOException)
            {
                throw new BackupDamaged($"What was sealed for {row.Subject} ({row.Purpose} {row.Bound}) does not open: {e.Message}");
            }
        key?.Dispose();
    }

    private sealed record Row(Guid Subject, string Kind, Guid Key, string Purpose, Guid Bound, byte[] Sealed, byte[]? Wrapped, Guid? Blob);
}
