using System.Text.RegularExpressions;

namespace OffenesHaus.House.Tests;

public sealed partial class GlossaryTests
{
    private static readonly string Glossary = Repository.Read("docs/glossary.md");

    [Fact]
    public void Every_noun_of_the_office_stands_in_the_glossary() => Assert.Empty(Missing(Nouns.All(Shelves.Office).Select(t => t.Name), Glossary));

    [Fact]
    public void The_glossary_explains_nothing_that_is_gone()
    {
        var known = Shelves.Office.GetTypes().Concat(Shelves.Law.GetTypes()).Select(t => t.Name).ToHashSet(StringComparer.Ordinal);

        Assert.Empty(Terms(Glossary).Except(known, StringComparer.Ordinal));
    }

    [Fact]
    public void Each_term_has_its_German_word_its_source_and_its_meaning() =>
        Assert.Empty(Rows(Glossary).Where(r => r is not [_, { Length: > 0 }, { Length: > 0 }, { Length: > 10 }]).Select(r => r[0]));

    [Fact]
    public void A_noun_left_out_and_a_row_cut_short_are_noticed()
    {
        const string page = "| `Request` | Anliegen | house | One matter that one person wants. |\n| `Arrival` | Eingang | | short |\n";

        Assert.Equal(["Letter"], Missing(["Request", "Arrival", "Letter"], page), StringComparer.Ordinal);
        Assert.Equal("`Arrival`", Assert.Single(Rows(page), r => r is not [_, { Length: > 0 }, { Length: > 0 }, { Length: > 10 }])[0]);
    }

    private static IEnumerable<string> Missing(IEnumerable<string> nouns, string page) => nouns.Except(Terms(page), StringComparer.Ordinal).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Terms(string page) => Rows(page).SelectMany(r => Term().Matches(r[0])).Select(m => m.Groups[1].Value);

    private static IEnumerable<string[]> Rows(string page) =>
        page.Split('\n').Where(l => l.StartsWith("| `", StringComparison.Ordinal)).Select(l => l.Trim().Trim('|').Split('|').Select(c => c.Trim()).ToArray());

    [GeneratedRegex("`([A-Za-z]+)`")]
    private static partial Regex Term();
}
