using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using OffenesHaus.Trust.Proof;

namespace OffenesHaus.Bench.Receipts;

/// <summary>
/// Does every true receipt verify, and no other? 10,000 receipts; every bit of 100 of them flipped; a million bent texts. The house's own checker tries all of it, the script of the check page a part
/// (OH_SCRIPT_BITS receipts, OH_SCRIPT_BENT texts), and both must say the same. One wrong answer ends with exit code 1.
/// </summary>
internal static class ReceiptProving
{
    private const int Seed = 30;

    public static async Task<int> Run()
    {
        var (count, flipped, bent) = (Wanted("OH_RECEIPTS", 10_000), Wanted("OH_BITS", 100), Wanted("OH_BENT", 1_000_000));
        var (scriptFlipped, scriptBent) = (Wanted("OH_SCRIPT_BITS", 5), Wanted("OH_SCRIPT_BENT", 50_000));
        using var played = new PlayedReceipts(count, Seed);
        var script = new ScriptChecker(played.Keys.All);

        var begun = Stopwatch.GetTimestamp();
        var verified = played.All.AsParallel().Count(r => CheckStatement.Of(r.Text, played.Keys).Verdict == StatementVerdict.Proven && CheckStatement.Of(r.Statement.Line, played.Keys).Verdict == StatementVerdict.Signed);
        var micros = Stopwatch.GetElapsedTime(begun).TotalMicroseconds / (2 * count);
        var byScript = (await script.Verdicts(played.All.Select(r => r.Text))).Count(v => v == "Proven");

        var (bits, bitsTaken) = Flip(played, flipped);
        var some = played.All.Take(scriptFlipped).SelectMany(r => Flips(r.Text)).ToList();
        var scriptBitsTaken = (await script.Verdicts(some)).Count(Holds);

        var (taken, alike) = (await Bend(played, bent), await Alike(played, script, scriptBent));
        var wrong = count - verified + count - byScript + bitsTaken + scriptBitsTaken + taken + alike;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"receipts {count}, verified {verified}, by the script {byScript} ({micros:0} µs each, {Environment.ProcessorCount} processors); bits flipped {bits} in {flipped} receipts, accepted {bitsTaken}; by the script {some.Count}, accepted {scriptBitsTaken}; bent texts {bent}, accepted {taken}; said otherwise by the script {alike} of {scriptBent}; wrong {wrong}"));
        Console.WriteLine($"Bent by a mutator of our own over bytes and parts, seed {Seed}. Load average {File.ReadAllText("/proc/loadavg").Split(' ')[0]}.");
        return wrong == 0 ? 0 : 1;
    }

    private static (long Tried, int Accepted) Flip(PlayedReceipts played, int receipts)
    {
        var (tried, accepted) = (0L, 0);
        Parallel.ForEach(played.All.Take(receipts), receipt =>
        {
            foreach (var text in Flips(receipt.Text))
            {
                Interlocked.Increment(ref tried);
                if (CheckStatement.Of(text, played.Keys).Holds)
                    Interlocked.Increment(ref accepted);
            }
        });
        return (tried, accepted);
    }

    private static IEnumerable<string> Flips(string text)
    {
        for (var at = 0; at < text.Length; at++)
            for (var bit = 0; bit < 8; bit++)
                yield return $"{text[..at]}{(char)(text[at] ^ 1 << bit)}{text[(at + 1)..]}";
    }

    private static Task<int> Bend(PlayedReceipts played, int texts) => Task.Run(() =>
    {
        var truth = new TrueStatements(TrueStatements.Lines(played.All));
        var accepted = new ConcurrentBag<string>();
        Parallel.For(0, Environment.ProcessorCount, part =>
        {
            var bending = new Bending(played.All, Seed + part);
            for (var i = part; i < texts; i += Environment.ProcessorCount)
            {
                var text = bending.Next();
                if (truth.IsFalselyAccepted(text, CheckStatement.Of(text, played.Keys)))
                    accepted.Add(text);
            }
        });
        foreach (var text in accepted.Take(3))
            Console.WriteLine($"accepted: {text}");
        return accepted.Count;
    });

    private static async Task<int> Alike(PlayedReceipts played, ScriptChecker script, int texts)
    {
        var bending = new Bending(played.All, Seed - 1);
        var bent = Enumerable.Range(0, texts).Select(_ => bending.Next()).ToList();
        var said = await script.Verdicts(bent);
        var otherwise = bent.Zip(said).Where(b => CheckStatement.Of(b.First, played.Keys).Holds != Holds(b.Second)).ToList();
        foreach (var (text, verdict) in otherwise.Take(3))
            Console.WriteLine($"the script says {verdict}: {JsonSerializer.Serialize(text)}");
        return otherwise.Count;
    }

    private static bool Holds(string verdict) => Enum.Parse<StatementVerdict>(verdict) >= StatementVerdict.HeadHolds;

    private static int Wanted(string name, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var wanted) ? wanted : otherwise;

    /// <summary>The script of the check page under Node, one process for each batch.</summary>
    private sealed class ScriptChecker(IReadOnlyDictionary<string, string> keys)
    {
        private static readonly UTF8Encoding Plain = new(encoderShouldEmitUTF8Identifier: false);

        public async Task<IReadOnlyList<string>> Verdicts(IEnumerable<string> texts)
        {
            var way = Path.Combine(Environment.GetEnvironmentVariable("OH_ROOT") ?? throw new InvalidOperationException("OH_ROOT is not set: start it with ./oh bench receipts."), "bench", "receipts", "check.mjs");
            using var node = Process.Start(new ProcessStartInfo("node", [way]) { RedirectStandardInput = true, RedirectStandardOutput = true, StandardInputEncoding = Plain })!;
            var said = node.StandardOutput.ReadToEndAsync();
            await node.StandardInput.WriteLineAsync(JsonSerializer.Serialize(new { keys }));
            foreach (var text in texts)
                await node.StandardInput.WriteLineAsync(JsonSerializer.Serialize(text));
            node.StandardInput.Close();
            await node.WaitForExitAsync();
            return (await said).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        }
    }
}
