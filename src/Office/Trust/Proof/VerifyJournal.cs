using System.Data;
using System.Diagnostics;
using System.Text;
using Npgsql;
using OffenesHaus.Platform;

namespace OffenesHaus.Trust.Proof;

/// <summary>Checks the whole journal: every entry, every place in the tree, every head, every anchor. Changes nothing. While the house runs and while it stands still.</summary>
public sealed class VerifyJournal(NpgsqlDataSource database, OfficePlace place, JournalKey? secret)
{
    public async Task<JournalFindings> Run(CancellationToken stop) => await Run(new AnchorFile(place.Anchors).Path, olderCopy: false, stop);

    /// <summary>Against another anchor file. <paramref name="olderCopy"/>: it may end before the journal does.</summary>
    public async Task<JournalFindings> Run(string anchors, bool olderCopy, CancellationToken stop)
    {
        var begun = Stopwatch.GetTimestamp();
        await using var connection = await database.OpenConnectionAsync(stop);
        var journal = new StoredJournal(connection);
        await using var still = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, stop);
        var length = 0L;
        await using (var other = await database.OpenConnectionAsync(stop))
        await using (await other.BeginTransactionAsync(stop))
        {
            // While this is held nobody moves the tree or the anchors. The file is read to where it ends now, and the database as it stands now.
            await other.Ask<object>(ChainEntries.Hold, stop);
            await connection.Ask<object>("SELECT set_config('statement_timeout', '0', true)", stop);
            length = File.Exists(anchors) ? new FileInfo(anchors).Length : 0;
        }

        using var keys = PublicKeys.In(place.Anchors);
        using var lines = (length > 0 ? WholeLines.Of(anchors, length) : []).GetEnumerator();
        var nodes = await journal.Nodes(stop);
        var checker = new JournalChecker(keys, lines, secret, olderCopy, node =>
        {
            if (!nodes.Remove((node.Level, node.Index), out var kept) || !kept.AsSpan().SequenceEqual(node.Hash))
                throw new FaultFound("node-differs", $"entries {node.Index << node.Level} to {((node.Index + 1) << node.Level) - 1}", "The hash kept over them is not the one they make: proofs made from it would be wrong.");
        });
        JournalFault? fault = null;
        try
        {
            await journal.Walk((index, entry, leaf, _) => checker.Entry(index, entry, leaf), checker.Head, checker.Wait, stop);
            checker.End();
            if (nodes.Count > 0)
                throw new FaultFound("node-differs", "the tree", "More hashes are kept than its entries make.");
            if (await journal.Unguarded(stop) is { } gaps)
                throw new FaultFound("guard-off", "the database", $"Its guards are not all in place: {gaps}. What is here still fits; what comes could be changed.");
        }
        catch (FaultFound found)
        {
            fault = found.Fault;
        }
        return checker.Findings(fault, Stopwatch.GetElapsedTime(begun));
    }

    /// <summary>Writes the export. Checks nothing: that is for whoever reads it.</summary>
    public async Task<long> Export(Stream to, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        await using var still = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, stop);
        await connection.Ask<object>("SELECT set_config('statement_timeout', '0', true)", stop);
        await using var text = new StreamWriter(to, new UTF8Encoding(false), 65_536, leaveOpen: true) { NewLine = "\n" };
        await text.WriteLineAsync(JournalExport.First);
        var entries = 0L;
        await new StoredJournal(connection).Walk(
            (index, entry, leaf, owner) => { text.WriteLine(JournalExport.Entry(index, leaf, entry ?? Gone(owner!))); entries++; },
            line => text.WriteLine(JournalExport.Head(line)),
            (entry, _) => { text.WriteLine(JournalExport.Entry(null, "", entry)); entries++; }, stop);
        return entries;
    }

    // A leaf whose entry was taken out is shown as what it is: a reader finds that nothing fits it.
    private static EntryText Gone(string id) => new() { Id = id, Kind = "", About = "", ActorKind = "", ActorId = "", Reason = "", Detail = "", At = "", Salt = "", Commitment = "", Tx = "" };
}
