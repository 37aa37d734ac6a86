using System.Globalization;
using System.Text;

namespace OffenesHaus.House.Tests;

/// <summary>What docs/asvs.md has to say from its counts on: chapters, levels, what is open, what is left to the operator.</summary>
internal static class AsvsPage
{
    public static readonly IReadOnlyList<(string Word, string Says)> Opens =
    [
        ("Missing", "the house does not do it, or not for everybody"),
        ("Otherwise", "the house does it otherwise, on purpose"),
        ("Unproven", "the code does it, no test shows it"),
    ];

    private static readonly string[] Kinds = ["test", "document", "operator", "not applicable", "open"];

    private static readonly string[] Chapters =
    [
        "Encoding and sanitization", "Validation and business logic", "Web frontend", "API and web service", "File handling", "Authentication", "Session management", "Authorization", "Self-contained tokens",
        "OAuth and OIDC", "Cryptography", "Secure communication", "Configuration", "Data protection", "Secure coding and architecture", "Logging and error handling", "WebRTC",
    ];

    public static string Of(IReadOnlyList<AsvsRow> table)
    {
        var page = new StringBuilder("## Counts\n");
        Count(page, "chapter", [.. Chapters.Select((name, i) => (Invariant($"V{i + 1} {name}"), table.Where(r => r.Chapter == i + 1).ToList())), ("**all**", [.. table])]);
        Count(page, "level", [.. "123".Select(l => (l.ToString(), table.Where(r => r.Level[0] == l).ToList()))]);
        foreach (var (word, says) in Opens)
            List(page, $"Open: {says}", word.ToLowerInvariant(), [.. table.Where(r => r.Kind == "open" && r.Where.StartsWith(word + ": ", StringComparison.Ordinal)).Select(r => (r, r.Where[(word.Length + 2)..]))]);
        List(page, "Left to the operator", "whose, and where it is told", [.. table.Where(r => r.Kind == "operator").Select(r => (r, Told(r)))]);
        return page.ToString().TrimEnd() + "\n";
    }

    private static void Count(StringBuilder page, string of, IReadOnlyList<(string Name, List<AsvsRow> Rows)> lines)
    {
        page.Append(CultureInfo.InvariantCulture, $"| {of} | {string.Join(" | ", Kinds)} | all |\n| --- | --- | --- | --- | --- | --- | --- |\n");
        foreach (var (name, rows) in lines)
            page.Append(CultureInfo.InvariantCulture, $"| {name} | {string.Join(" | ", Kinds.Select(k => rows.Count(r => r.Kind == k)))} | {rows.Count} |\n");
        page.Append('\n');
    }

    private static void List(StringBuilder page, string head, string column, IReadOnlyList<(AsvsRow Row, string Says)> rows)
    {
        page.Append(CultureInfo.InvariantCulture, $"## {head} ({rows.Count})\n| id | level | asked | {column} |\n| --- | --- | --- | --- |\n");
        foreach (var (row, says) in rows)
            page.Append(CultureInfo.InvariantCulture, $"| {row.Id} | {row.Level} | {row.Asked} | {says} |\n");
        page.Append('\n');
    }

    private static string Told(AsvsRow row)
    {
        var at = row.Where.LastIndexOf(": ", StringComparison.Ordinal);
        var section = row.Where[(at + 2)..];
        return $"{row.Where[..at]}: [{section.Split('#')[^1]}]({section["docs/".Length..]})";
    }

    private static string Invariant(FormattableString words) => FormattableString.Invariant(words);
}
