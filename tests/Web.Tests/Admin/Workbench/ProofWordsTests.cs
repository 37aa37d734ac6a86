using System.Text.RegularExpressions;
using OffenesHaus.Catalog;
using OffenesHaus.Web.Admin.Workbench;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Tests.Admin.Workbench;

public sealed partial class ProofWordsTests
{
    [Fact]
    public void Every_contradiction_of_a_definition_has_its_German_sentence()
    {
        var said = Sentence().Matches(File.ReadAllText(Path.Combine(Catalog, "ProveForm.cs"))).Select(m => Gaps(m.Groups[1].Value)).Where(s => !s.StartsWith("the text ", StringComparison.Ordinal)).ToList();

        Assert.InRange(said.Count, 18, 60);
        Assert.DoesNotContain(said, s => !ProofWords.Knows(s));
    }

    [Fact]
    public void Everything_the_workbench_says_no_with_has_its_German_sentence()
    {
        var source = string.Concat(Directory.EnumerateFiles(Catalog, "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));

        var refused = Refusals().Matches(source).Select(m => m.Groups[1].Value).Distinct(StringComparer.Ordinal).ToList();
        Assert.InRange(refused.Count, 15, 60);
        Assert.DoesNotContain(refused, code => StaffRefusals.Sentence(new(code, 1, 2)) is null);
        var told = Told().Matches(source).Select(m => m.Groups[1].Value).Concat(["holesdiffer", "stale", "missing"]).Except(["definition", "anzahl"], StringComparer.Ordinal).Distinct(StringComparer.Ordinal).ToList();
        Assert.InRange(told.Count, 30, 80);
        Assert.Empty(told.Except(ObstacleWords.Codes, StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("{ \"code\": \"x\" \"version\": 1 }", "Zeile 1: Hier ist die Schreibweise nicht in Ordnung")]
    [InlineData("{\n \"code\": \"x\", \"version\": 1, \"service\": \"s\", \"act\": \"a\",\n \"pages\": [ { \"code\": \"p\",\n \"questions\": [ { \"id\": \"q\", \"kind\": \"riddle\" } ] } ] }", "Zeile 4: Der Wert bei $.pages[0].questions[0].kind passt dort nicht")]
    [InlineData("{\n \"code\": \"x\", \"version\": 1, \"service\": \"s\", \"act\": \"a\",\n \"pages\": [ { \"code\": \"p\",\n \"questions\": [ { \"id\": \"q\", \"kind\": \"choice\" } ] } ] }", "Zeile 4: Frage „q“: „choices“ gehört zu den Arten")]
    public void It_names_the_line(string definition, string sentence) =>
        Assert.StartsWith(sentence, ProofWords.Said(Assert.Throws<FormBroken>(() => Forms.Written("x/form.json", definition))), StringComparison.Ordinal);

    // As the compiler writes it: {0}, {1} in order, each gap once more.
    private static string Gaps(string interpolated)
    {
        var next = 0;
        return Hole().Replace(interpolated, _ => $"{{{next++}}}");
    }

    private static string Catalog
    {
        get
        {
            var root = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(root.FullName, "OffenesHaus.slnx")))
                root = root.Parent!;
            return Path.Combine(root.FullName, "src/Office/Catalog");
        }
    }

    [GeneratedRegex(@"Refused\(""(catalog\.[a-z-]+)""")]
    private static partial Regex Refusals();

    [GeneratedRegex(@"(?:(?:yield return|leftOut\.Add\(|return)\s*new\(""|new\(part\.Most > 1 \? ""|Fault\([^""]*"")([a-z]+(?:-[a-z]+)*)""")]
    private static partial Regex Told();

    [GeneratedRegex("""Must\(.*?\$"((?:[^"\\])*)"\);""")]
    private static partial Regex Sentence();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Hole();
}
