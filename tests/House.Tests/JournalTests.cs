using OffenesHaus.Trust;

namespace OffenesHaus.House.Tests;

public sealed class JournalTests
{
    private static readonly string Page = Repository.Read("docs/journal.md");

    [Fact]
    public void Every_kind_of_entry_is_described_with_its_verb_its_occasion_and_its_keeping() =>
        Assert.Empty(Trouble(Enum.GetNames<JournalKind>(), Page));

    [Fact]
    public void Every_reason_is_described() => Assert.All(Enum.GetNames<ReasonCode>(), r => Assert.Contains($"`{r}`", Page, StringComparison.Ordinal));

    [Fact]
    public void A_kind_that_code_notes_is_described_with_the_verb_that_notes_it()
    {
        foreach (var (kind, verb) in Noted())
            Assert.Contains($"`{verb}`", Row(Page, kind), StringComparison.Ordinal);
    }

    // The other way round: what the page calls written is written somewhere.
    [Fact]
    public void A_kind_no_code_notes_is_said_to_be_reserved()
    {
        var noted = Noted().Select(n => n.Kind).ToHashSet(StringComparer.Ordinal);

        Assert.Equal(Enum.GetNames<JournalKind>().Where(k => !noted.Contains(k)).Order(StringComparer.Ordinal), Enum.GetNames<JournalKind>().Where(k => Row(Page, k).Contains("reserved", StringComparison.Ordinal)).Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    [Fact]
    public void A_kind_left_out_or_described_by_halves_is_noticed() =>
        Assert.Equal(["FileAdded", "HandedIn"], Trouble(["HandedIn", "FileAdded", "RequestBegun"], "| `RequestBegun` | `SaveAnswers` | first save | the request | 10 years |\n| `FileAdded` | `SaveAnswers` | | | |\n").Order(StringComparer.Ordinal), StringComparer.Ordinal);

    private static IEnumerable<string> Trouble(IEnumerable<string> kinds, string page) =>
        kinds.Where(k => Row(page, k).Trim('|').Split('|').Select(c => c.Trim()).ToArray() is not [_, { Length: > 0 }, { Length: > 0 }, { Length: > 0 }, { Length: > 0 }]);

    private static string Row(string page, string kind) => page.Split('\n').FirstOrDefault(l => l.StartsWith($"| `{kind}` |", StringComparison.Ordinal)) ?? "";

    private static IEnumerable<(string Kind, string Verb)> Noted() =>
        from file in Repository.OwnCode
        where file.Path.StartsWith("src/Office/", StringComparison.Ordinal)
        from kind in Enum.GetNames<JournalKind>()
        where file.Text.Contains($"JournalKind.{kind}", StringComparison.Ordinal)
        select (kind, Path.GetFileNameWithoutExtension(file.Path));
}
