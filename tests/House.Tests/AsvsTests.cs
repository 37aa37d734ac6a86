using System.Globalization;
using System.Text.RegularExpressions;

namespace OffenesHaus.House.Tests;

/// <summary>The table of OWASP ASVS 5: nothing asked is left out, everything named exists, and the page says what the table says.</summary>
public sealed partial class AsvsTests
{
    /// <summary>Requirements of levels 1 and 2 in each of the seventeen chapters of version 5.0.0.</summary>
    private static readonly int[] Chapters = [27, 11, 19, 10, 9, 35, 18, 7, 7, 29, 14, 9, 13, 9, 13, 16, 7];

    private static readonly string[] ThirdLevel =
    [
        "1.2.10", "1.3.12", "2.3.5", "4.1.4", "5.2.4", "5.2.5", "5.2.6", "5.3.3", "6.3.5", "6.3.6", "6.3.7", "6.3.8", "6.4.6", "6.5.6", "7.5.3", "8.1.3", "8.2.4", "8.3.2", "8.3.3",
        "13.1.2", "13.1.3", "13.1.4", "14.2.5", "14.2.6", "14.2.7", "14.2.8", "15.4.1", "15.4.2", "15.4.3", "15.4.4",
    ];

    private static readonly IReadOnlyList<AsvsRow> Table = AsvsRow.All(Repository.Read("docs/asvs.csv"));

    private static readonly HashSet<string> Tests = new(Repository.Code.Where(f => f.Path.StartsWith("tests/", StringComparison.Ordinal)).SelectMany(Named), StringComparer.Ordinal);

    [Fact]
    public void Each_requirement_of_the_first_two_levels_stands_there_once_and_so_do_those_of_the_third()
    {
        Assert.Equal(Table.Count, Table.Select(r => r.Id).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(Chapters, Enumerable.Range(1, Chapters.Length).Select(c => Table.Count(r => r.Chapter == c && r.Level is "1" or "2")));
        Assert.Equal(ThirdLevel, Table.Where(r => r.Level == "3").Select(r => r.Id), StringComparer.Ordinal);
        Assert.Equal((253, 70), (Table.Count(r => r.Level is "1" or "2"), Table.Count(r => r.Level == "1")));
    }

    [Fact]
    public void Each_row_is_whole_and_what_it_names_exists() => Assert.Empty(Table.SelectMany(r => Trouble(r, Tests.Contains, Section)));

    [Fact]
    public void The_page_says_what_the_table_says()
    {
        var page = Repository.Read("docs/asvs.md");

        Assert.Equal(AsvsPage.Of(Table), page[page.IndexOf("## Counts\n", StringComparison.Ordinal)..]);
    }

    [Fact]
    public void A_test_a_section_and_a_kind_that_are_not_there_are_noticed()
    {
        IEnumerable<string> Of(string kind, string where, string id = "1.1.1", string level = "1") =>
            Trouble(new(id, level, "Something is asked", kind, where), n => n is "A.BTests" or "A.BTests.It_holds", s => s == "docs/a.md#b");

        Assert.Empty(Of("test", "A.BTests.It_holds; A.BTests").Concat(Of("document", "docs/a.md#b")).Concat(Of("operator", "Operator: docs/a.md#b")).Concat(Of("not applicable", "There is none")).Concat(Of("open", "Missing: it")));
        Assert.Equal("1.1.1: no test A.BTests.It_fails", Assert.Single(Of("test", "A.BTests; A.BTests.It_fails")));
        Assert.Equal("1.1.1: no section docs/a.md#c", Assert.Single(Of("document", "docs/a.md#c")));
        Assert.Equal("1.1.1: no section docs/a.md", Assert.Single(Of("operator", "Operator: docs/a.md")));
        Assert.Equal("1.1.1: does not say why", Assert.Single(Of("not applicable", "")));
        Assert.Equal("1.1.1: does not say what is missing", Assert.Single(Of("open", "later")));
        Assert.Equal("1.1.1: no kind 'done'", Assert.Single(Of("done", "It is")));
        Assert.Single(Of("open", "Missing: it", id: "1.1"));
        Assert.Single(Of("open", "Missing: it", level: "4"));
    }

    [Fact]
    public void A_count_that_moved_is_noticed()
    {
        var one = new AsvsRow("1.1.1", "1", "Something", "test", "A.BTests");

        Assert.Contains("| **all** | 1 | 0 | 0 | 0 | 0 | 1 |", AsvsPage.Of([one]), StringComparison.Ordinal);
        Assert.NotEqual(AsvsPage.Of([one]), AsvsPage.Of([one with { Kind = "open", Where = "Missing: it" }]), StringComparer.Ordinal);
    }

    [Fact]
    public void Tests_are_found_by_their_whole_names()
    {
        const string code = "namespace A.B;\n\npublic sealed class CTests\n{\n    [Fact]\n    public void It_holds() => Do();\n\n    public void No_test() {}\n\n    [Theory]\n    [InlineData(1)]\n    public async Task Each_holds(int n)\n";

        Assert.Equal(["A.B.CTests", "A.B.CTests.It_holds", "A.B.CTests.Each_holds"], Named(new("tests/a.cs", code)), StringComparer.Ordinal);
    }

    private static IEnumerable<string> Trouble(AsvsRow row, Predicate<string> test, Predicate<string> section)
    {
        if (!Id().IsMatch(row.Id) || row.Level is not ("1" or "2" or "3") || row.Asked.Length < 5)
            yield return $"{row.Id}: id, level or what is asked";
        var parts = row.Where.Split("; ");
        foreach (var no in row.Kind switch
        {
            "test" => parts.Where(t => !test(t)).Select(t => $"no test {t}"),
            "document" => parts.Where(s => !section(s)).Select(s => $"no section {s}"),
            "operator" => parts.Select(p => p[(p.LastIndexOf(": ", StringComparison.Ordinal) + 2)..]).Where(s => !section(s)).Select(s => $"no section {s}"),
            "not applicable" => row.Where.Length > 10 ? [] : ["does not say why"],
            "open" => AsvsPage.Opens.Any(o => row.Where.StartsWith(o.Word + ": ", StringComparison.Ordinal)) ? [] : ["does not say what is missing"],
            _ => (IEnumerable<string>)[$"no kind '{row.Kind}'"],
        })
            yield return $"{row.Id}: {no}";
    }

    private static bool Section(string where) =>
        where.Split('#') is [var page, var anchor] && File.Exists(Path.Combine(Repository.Root, page)) && LinksTests.Heading(page, anchor);

    private static IEnumerable<string> Named(Written file)
    {
        if (Space().Match(file.Text) is not { Success: true } space)
            yield break;

        var (type, isTest) = ("", false);
        foreach (var line in file.Lines)
        {
            if (Type().Match(line) is { Success: true } found)
                yield return type = $"{space.Groups["name"].Value}.{found.Groups["name"].Value}";
            isTest |= line.StartsWith("    [Fact", StringComparison.Ordinal) || line.StartsWith("    [Theory", StringComparison.Ordinal);
            if (!isTest || Method().Match(line) is not { Success: true } method)
                continue;
            isTest = false;
            yield return $"{type}.{method.Groups["name"].Value}";
        }
    }

    [GeneratedRegex(@"^\d{1,2}\.\d{1,2}\.\d{1,2}$")]
    private static partial Regex Id();

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Space();

    [GeneratedRegex(@"^public (sealed |partial )*class (?<name>\w+Tests)\b", RegexOptions.ExplicitCapture)]
    private static partial Regex Type();

    [GeneratedRegex(@"^    public (async Task|Task|void) (?<name>\w+)\(", RegexOptions.ExplicitCapture)]
    private static partial Regex Method();
}

/// <summary>One requirement: what it asks in our words, which kind it is, and where that is shown or told, or what is missing.</summary>
internal sealed record AsvsRow(string Id, string Level, string Asked, string Kind, string Where)
{
    public int Chapter => int.Parse(Id.Split('.')[0], CultureInfo.InvariantCulture);

    /// <summary>Every field stands in quotation marks and holds none.</summary>
    public static IReadOnlyList<AsvsRow> All(string table) =>
        [.. table.TrimEnd().Split('\n').Skip(1).Select(l => l[1..^1].Split("\",\"")).Select(c => new AsvsRow(c[0], c[1], c[2], c[3], c[4]))];
}
