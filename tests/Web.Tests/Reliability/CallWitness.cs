using System.Globalization;
using System.Text;
using Npgsql;
using OffenesHaus.Platform;

namespace OffenesHaus.Web.Tests.Reliability;

/// <summary>Writes down every post of a desk that the house has answered, synced to a file of its own, and holds the house to it: on another desk, and by its own SQL.</summary>
internal sealed class CallWitness(string notes) : IDisposable
{
    private readonly FileStream file = new(notes, FileMode.CreateNew, FileAccess.Write, FileShare.Read);

    /// <summary>Words and acts that were answered for.</summary>
    public int Promises { get; private set; }

    public void Saw(SpokenCall call, int step)
    {
        List<(string Page, string Field, string Word)> said = step switch
        {
            SpokenCall.Take => [("", "call", "")],
            SpokenCall.Begin => [("", "matter", "")],
            SpokenCall.HandIn => [("", "arrival", "")],
            SpokenCall.End => [("", "end", "")],
            _ => [.. call.Words(step).Select(w => (call.PageOf(step)!, w.Field, w.Word))],
        };
        Saw(call, said);
    }

    public void Saw(SpokenCall call, IReadOnlyList<(string Page, string Field, string Word)> said)
    {
        foreach (var (page, field, word) in said)
            file.Write(Encoding.UTF8.GetBytes($"{call.Caller}\t{page}\t{field}\t{word}\n"));
        Durable.Sync(file);
        Promises += said.Count;
    }

    /// <summary>What was promised to this caller and did not stand at the other desk. Where the call has ended no desk opens it: its receipt tells.</summary>
    public async Task<IReadOnlyList<string>> Lost(SpokenCall call, IReadOnlyList<(string Page, string Field, string Word)> there)
    {
        if (there.Contains(("", "end", "")))
            return [];
        using var reader = new StreamReader(new FileStream(notes, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        var promised = (await reader.ReadToEndAsync()).Split('\n').Select(l => l.Split('\t')).Where(l => l[0] == call.Caller);
        return [.. promised.Where(p => !there.Contains((p[1], p[2], p[3]))).Select(p => string.Join(' ', p))];
    }

    /// <summary>
    /// One call each: one conversation, one request, one arrival with its day, task and entries, one hand-in and one end. Less is lost, more is doubled. Counted over everything since <paramref name="since"/>, so that nothing lies beside them.
    /// </summary>
    public static async Task<(int Lost, int Doubled)> Count(NpgsqlDataSource source, IReadOnlyList<SpokenCall> calls, DateTimeOffset since)
    {
        int lost = 0, doubled = 0;
        foreach (var call in calls)
        {
            await using var command = source.CreateCommand("""
                SELECT (SELECT count(DISTINCT s.conversation_id) FROM intake.conversation_step s WHERE s.request_id = r.id), (SELECT count(*) FROM intake.arrival a WHERE a.request_id = r.id),
                    (SELECT count(*) FROM intake.receipt_day d JOIN intake.arrival a ON a.id = d.arrival_id WHERE a.request_id = r.id), (SELECT count(*) FROM cases.task t WHERE t.request_id = r.id AND t.kind = 'ReadRequest'),
                    (SELECT count(*) FROM trust.journal j WHERE j.about = r.id AND j.kind = 'HandedIn'), (SELECT count(*) FROM trust.journal j WHERE j.about = r.id AND j.kind = 'SpokenHandedIn'),
                    (SELECT count(*) FROM intake.conversation_step s WHERE s.request_id = r.id AND s.kind = 'HandedIn'), (SELECT count(*) FROM intake.conversation_step s WHERE s.request_id = r.id AND s.kind = 'Ended')
                FROM intake.request r WHERE r.number = $1
                """);
            command.Parameters.Add(new() { Value = long.Parse(call.Number!, CultureInfo.InvariantCulture) });
            await using var row = await command.ExecuteReaderAsync();
            var counts = await row.ReadAsync() ? Enumerable.Range(0, row.FieldCount).Select(row.GetInt64).ToList() : [0];
            lost += counts.Contains(0) ? 1 : 0;
            doubled += counts.Exists(c => c > 1) ? 1 : 0;
        }

        await using var all = source.CreateCommand("SELECT (SELECT count(*) FROM intake.conversation WHERE begun_at >= $1) + (SELECT count(*) FROM intake.request WHERE begun_at >= $1)");
        all.Parameters.Add(new() { Value = since });
        var beside = (long)(await all.ExecuteScalarAsync())! - 2 * calls.Count;
        return (lost, doubled + (int)Math.Max(0, beside));
    }

    public void Dispose() => file.Dispose();
}
