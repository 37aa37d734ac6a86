using System.Text;
using OffenesHaus.Trust.Proof;
using SharpFuzz;

namespace OffenesHaus.Bench.Receipts;

/// <summary>
/// The house's checker of receipts under afl-fuzz, which sees by SharpFuzz which of its branches a text reached and bends on from there. A text that is accepted though the house never said it
/// counts as a crash, and so does whatever the checker throws.
/// </summary>
internal static class ReceiptFuzz
{
    private const int Seed = 31, Receipts = 12;

    // The parser, its patterns as the compiler wrote them, the tree and the signatures.
    private static readonly string[] Instrumented = ["OffenesHaus.Trust.Proof.", "System.Text.RegularExpressions.Generated."];

    /// <summary>Lays out what the fuzzer begins with: true receipts as texts, the public keys, what may be accepted, and the words the texts are made of.</summary>
    public static void Prepare(string folder)
    {
        using var played = new PlayedReceipts(Receipts, Seed);
        var (seeds, keys) = (Directory.CreateDirectory(Path.Combine(folder, "seeds")).FullName, Directory.CreateDirectory(Path.Combine(folder, "keys")).FullName);
        foreach (var key in Directory.EnumerateFiles(played.Folder, "journal-*.pem"))
            File.Copy(key, Path.Combine(keys, Path.GetFileName(key)));
        foreach (var (receipt, i) in played.All.Select((r, i) => (r, i)))
        {
            File.WriteAllText(Path.Combine(seeds, $"statement-{i}"), receipt.Statement.Line);
            File.WriteAllText(Path.Combine(seeds, $"proven-{i}"), $"{receipt.Text}\n");
        }
        File.WriteAllText(Path.Combine(seeds, "head"), played.All[0].Head!.Line);
        File.WriteAllText(Path.Combine(seeds, "head-of-an-address"), $"https://example.org/de/beleg#{played.All[^1].Head!.Line.Replace(' ', '~')}");
        File.WriteAllText(Path.Combine(seeds, "list"), $"{played.All[0].Text}\n{PastedStatement.ListFormat}\nsalt 0\nname Nora Niemand\n");
        File.WriteAllLines(Path.Combine(folder, "said"), TrueStatements.Lines(played.All));
        File.WriteAllLines(Path.Combine(folder, "words"), ["\"OHR1~\"", "\"~OHP1~\"", "\"OH1~\"", "\"OH1 \"", "\"#\"", "\"~\"", "\"%7E\"", $"\"\\x0a{PastedStatement.ListFormat}\\x0a\"", .. played.Keys.All.Keys.Select(id => $"\"{id}\"")]);
    }

    /// <summary>Writes the fuzzer's eyes into the branches of an assembly, in its place.</summary>
    public static void Instrument(string assembly) =>
        _ = Fuzzer.Instrument(assembly, type => Instrumented.Any(i => type.StartsWith(i, StringComparison.Ordinal)), Options.Value);

    /// <summary>Takes text after text from the fuzzer. As a control it believes every signature by a key it knows: afl-fuzz must find that.</summary>
    public static void Take(string folder, bool believes)
    {
        // Nothing instrumented may run before the fuzzer listens.
        var keys = new Lazy<PublicKeys>(() => PublicKeys.In(Path.Combine(folder, "keys")));
        var truth = new TrueStatements(File.ReadLines(Path.Combine(folder, "said")));
        Fuzzer.Run(stream =>
        {
            using var read = new StreamReader(stream, Encoding.UTF8);
            var text = read.ReadToEnd();
            var check = CheckStatement.Of(text, keys.Value);
            if (truth.IsFalselyAccepted(text, check) || (believes && check.Verdict == StatementVerdict.Changed))
                throw new InvalidOperationException($"Accepted as {check.Verdict}: {text}");
        });
    }
}
