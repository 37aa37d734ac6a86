using OffenesHaus.Trust.Proof;

namespace OffenesHaus.Bench.Receipts;

/// <summary>
/// What the house really said, as lines: whatever a checker accepts must say one of these. The second signature that belongs to a head's says the same, so the last signature does not count;
/// the house's own check holds its line against the journal's.
/// </summary>
internal sealed class TrueStatements(IEnumerable<string> lines)
{
    private readonly HashSet<string> said = [.. lines];

    /// <summary>The lines of these receipts: each statement, each with its proof, each head.</summary>
    public static IEnumerable<string> Lines(IEnumerable<ProvenStatement> receipts) =>
        receipts.SelectMany(r => (string[])[r.Statement.Line, Unsigned(r.Text), r.Head!.Said]);

    /// <summary>Accepted, and nothing that the house ever said.</summary>
    public bool IsFalselyAccepted(string text, StatementCheck check) => check.Holds && !said.Contains(Said(PastedStatement.Of(text), check));

    private static string Said(PastedStatement read, StatementCheck check) =>
        check.Statement is null ? check.Head!.Said : read.Proof is null ? check.Statement.Line : Unsigned(new ProvenStatement(check.Statement, read.Proof, check.Head!).Text);

    private static string Unsigned(string text) => text[..text.LastIndexOf('~')];
}
