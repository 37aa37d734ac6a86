using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace OffenesHaus.House.Tests;

public sealed partial class TextKeysTests
{
    private static readonly IReadOnlySet<string> Known = German();

    private static readonly string Source = string.Join('\n', Repository.OwnCode.Concat(Repository.Pages).Where(f => f.Path.StartsWith("src/", StringComparison.Ordinal)).Select(f => f.Text));

    // Where the second half of a composed key comes from data: codes of services, groups, languages, places.
    private static readonly string Definitions = string.Join('\n', Repository.Files.Where(f => f.Path.EndsWith(".json", StringComparison.Ordinal) && f.Path.Split('/')[0] is "services" or "demonstration" or "forms" or "privacy").Select(f => f.Text));

    // Words of the catalogue belong to services.json and the table of acts: ServicesTests holds both sides together. An office's own list of helpers may name any language.
    // Rules for passwords say what is wrong in the words of the room that asks.
    // A page of trouble puts its key together in two steps, from the status of the answer.
    private static readonly string[] OfData = ["services/", "helpers/language.", "trouble/4", "trouble/5", "refusals/helping.password-"];

    [Fact]
    public void Every_text_that_code_asks_for_exists() => Assert.Empty(Missing(Source, Known));

    [Fact]
    public void No_text_is_left_that_nobody_asks_for() => Assert.Empty(Unused(Source + Definitions, Known));

    [Fact]
    public void A_missing_text_and_a_forgotten_one_are_noticed()
    {
        HashSet<string> known = new(["portal/title", "portal/old", "reach/Phone", "reach/Smoke", "refusals/intake.busy", "easy/back.title", "easy/gone.title"], StringComparer.Ordinal);
        const string source = """T["portal/title"] T["portal/titel"] t[$"reach/{channel}"] t["refusals/" + no.Code] new Refused("intake.busy") T[$"easy/{part}.title"] "back" """;

        Assert.Equal(["portal/titel"], Missing(source, known), StringComparer.Ordinal);
        Assert.Equal(["easy/gone.title", "portal/old", "reach/Smoke"], Unused(source, known), StringComparer.Ordinal);
    }

    private static IEnumerable<string> Missing(string source, IReadOnlySet<string> known)
    {
        var files = known.Select(k => k.Split('/')[0]).ToHashSet(StringComparer.Ordinal);
        return Key().Matches(source).Select(m => m.Groups[1].Value).Distinct(StringComparer.Ordinal)
            .Where(k => files.Contains(k.Split('/')[0]) && !k.EndsWith('.') && !known.Contains(k));
    }

    // A key put together at run time has its frame in one place and its inside in another: a literal, or the name of an enum member.
    private static IEnumerable<string> Unused(string source, IReadOnlySet<string> known)
    {
        var whole = Key().Matches(source).Select(m => m.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        var frames = Added().Matches(source).Select(m => m.Groups[1].Value + "{}").Concat(Interpolated().Matches(source).Select(m => m.Groups[1].Value)).Distinct(StringComparer.Ordinal)
            .Select(f => new Regex($"^{string.Join("(.+?)", Hole().Split(f).Select(Regex.Escape))}$", RegexOptions.None, TimeSpan.FromSeconds(1))).ToList();
        var insides = Literal().Matches(source).Select(m => m.Groups[1].Value)
            .Concat(new[] { Shelves.Law, Shelves.Office }.SelectMany(a => a.GetTypes()).Where(t => t.IsEnum).SelectMany(Enum.GetNames))
            .ToHashSet(StringComparer.Ordinal);
        return known.Where(k => !whole.Contains(k) && !OfData.Any(d => k.StartsWith(d, StringComparison.Ordinal)) && !frames.Any(f => f.Match(k) is { Success: true } m && m.Groups.Values.Skip(1).All(g => insides.Contains(g.Value)))).Order(StringComparer.Ordinal);
    }

    private static HashSet<string> German() =>
        [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "texts"), "*.de.resx")
            .SelectMany(f => XDocument.Load(f).Root!.Elements("data").Select(d => $"{Path.GetFileName(f).Split('.')[0]}/{d.Attribute("name")!.Value}"))];

    [GeneratedRegex("\"([a-z-]+/[A-Za-z0-9.-]+)\"")]
    private static partial Regex Key();

    [GeneratedRegex("\"([a-z-]+/(?:[A-Za-z0-9.-]*))\"\\s*\\+")]
    private static partial Regex Added();

    [GeneratedRegex("\\$\"([a-z-]+/[^\"\\n]*\\{[^\"\\n]*)\"")]
    private static partial Regex Interpolated();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Hole();

    [GeneratedRegex("\"([A-Za-z0-9.-]+)\"")]
    private static partial Regex Literal();
}
