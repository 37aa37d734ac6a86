using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace OffenesHaus.House.Tests;

public sealed partial class TextKeysTests
{
    private static readonly IReadOnlySet<string> Known = German();

    private static readonly string Source = string.Join('\n', Repository.OwnCode.Concat(Repository.Pages).Where(f => f.Path.StartsWith("src/", StringComparison.Ordinal)).Select(f => f.Text));

    // Words of the catalogue and of the forms belong to their definitions; ServicesTests and FormsTests hold both sides together.
    private static readonly string[] OfDefinitions = ["services/"];

    [Fact]
    public void Every_text_that_code_asks_for_exists() => Assert.Empty(Missing(Source, Known));

    [Fact]
    public void No_text_is_left_that_nobody_asks_for() => Assert.Empty(Unused(Source, Known));

    [Fact]
    public void A_missing_text_and_a_forgotten_one_are_noticed()
    {
        HashSet<string> known = new(["portal/title", "portal/old", "reach/Phone", "refusals/intake.busy"], StringComparer.Ordinal);
        const string source = """T["portal/title"] T["portal/titel"] t[$"reach/{channel}"] t["refusals/" + no.Code] new Refused("intake.busy")""";

        Assert.Equal(["portal/titel"], Missing(source, known));
        Assert.Equal(["portal/old"], Unused(source, known));
    }

    private static IEnumerable<string> Missing(string source, IReadOnlySet<string> known)
    {
        var files = known.Select(k => k.Split('/')[0]).ToHashSet(StringComparer.Ordinal);
        return Key().Matches(source).Select(m => m.Groups[1].Value).Distinct(StringComparer.Ordinal)
            .Where(k => files.Contains(k.Split('/')[0]) && !k.EndsWith('.') && !known.Contains(k));
    }

    // A key put together at run time has its beginning in one place and its end in another: a literal, or the name of an enum member.
    private static IEnumerable<string> Unused(string source, IReadOnlySet<string> known)
    {
        var whole = Key().Matches(source).Select(m => m.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        var beginnings = Beginning().Matches(source).Select(m => m.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        var ends = Literal().Matches(source).Select(m => m.Groups[1].Value)
            .Concat(new[] { Shelves.Law, Shelves.Office }.SelectMany(a => a.GetTypes()).Where(t => t.IsEnum).SelectMany(Enum.GetNames))
            .ToHashSet(StringComparer.Ordinal);
        return known.Where(k => !whole.Contains(k) && !OfDefinitions.Any(d => k.StartsWith(d, StringComparison.Ordinal))
            && !beginnings.Any(b => k.StartsWith(b, StringComparison.Ordinal) && ends.Contains(k[b.Length..]))).Order(StringComparer.Ordinal);
    }

    private static HashSet<string> German() =>
        [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "texts"), "*.de.resx")
            .SelectMany(f => XDocument.Load(f).Root!.Elements("data").Select(d => $"{Path.GetFileName(f).Split('.')[0]}/{d.Attribute("name")!.Value}"))];

    [GeneratedRegex("\"([a-z-]+/[A-Za-z0-9.-]+)\"")]
    private static partial Regex Key();

    [GeneratedRegex("\"([a-z-]+/(?:[A-Za-z0-9.-]+\\.)?)(?:\"|\\{)")]
    private static partial Regex Beginning();

    [GeneratedRegex("\"([A-Za-z0-9.-]+)\"")]
    private static partial Regex Literal();
}
