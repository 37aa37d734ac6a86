using System.Text.RegularExpressions;

namespace OffenesHaus.House.Tests;

public sealed partial class LinksTests
{
    [Fact]
    public void Every_link_in_every_page_leads_somewhere() =>
        Assert.Empty(Repository.Files.Where(f => f.Path.EndsWith(".md", StringComparison.Ordinal)).SelectMany(f => Broken(f, p => Path.Exists(Path.Combine(Repository.Root, p)), Heading)));

    [Fact]
    public void A_link_to_nowhere_an_unknown_heading_and_an_absolute_path_are_noticed()
    {
        var page = new Written("docs/walks/one.md", "[a](../two.md) [b](gone.md) [c](../two.md#known) [d](../two.md#unknown) [e](/src/x.cs) [f](https://example.org) `[g](code)`");

        Assert.Equal(["docs/walks/one.md: ../two.md#unknown", "docs/walks/one.md: /src/x.cs", "docs/walks/one.md: gone.md"],
            Broken(page, p => p == "docs/two.md", (p, h) => h == "known").Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    private static IEnumerable<string> Broken(Written page, Func<string, bool> exists, Func<string, string, bool> heading)
    {
        foreach (Match link in Link().Matches(Code().Replace(page.Text, "")))
        {
            var target = link.Groups[1].Value;
            if (target.StartsWith("https://", StringComparison.Ordinal) || target.StartsWith("mailto:", StringComparison.Ordinal))
                continue;

            var parts = target.Split('#');
            var path = parts[0].Length == 0 ? page.Path : Path.GetRelativePath("/", Path.GetFullPath(Path.Combine("/", Path.GetDirectoryName(page.Path) ?? "", parts[0])));
            if (target.StartsWith('/') || !exists(path) || (parts.Length > 1 && !heading(path, parts[1])))
                yield return $"{page.Path}: {target}";
        }
    }

    internal static bool Heading(string path, string anchor) =>
        File.ReadLines(Path.Combine(Repository.Root, path)).Where(l => l.StartsWith('#')).Any(l => Punctuation().Replace(l.TrimStart('#').Trim().ToLowerInvariant(), "").Replace(' ', '-') == anchor);

    [GeneratedRegex(@"\[[^\]]*\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"```.*?```|`[^`\n]*`", RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex(@"[^\p{L}\p{N}\- ]")]
    private static partial Regex Punctuation();
}
