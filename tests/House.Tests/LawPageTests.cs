using System.Globalization;
using OffenesHaus.Law;
using OffenesHaus.Law.Periods;

namespace OffenesHaus.House.Tests;

public sealed class LawPageTests
{
    private static readonly IReadOnlyList<string[]> Examples = [.. Repository.Read("docs/law.md").Split('\n').Where(l => l.StartsWith("| `", StringComparison.Ordinal)).Select(l => l.Trim('|', ' ').Split('|').Select(c => c.Trim(' ', '`')).ToArray()).Where(r => r.Length == 4)];

    [Fact]
    public void Every_worked_example_of_the_page_of_the_law_comes_out() =>
        Assert.Empty(Examples.Where(r => Iso(DeadlineRules.Compute(r[0], DateOnly.ParseExact(r[1], "yyyy-MM-dd", CultureInfo.InvariantCulture), Place.In(Land.SN)).On) != r[2]).Select(r => r[0]));

    [Fact]
    public void Every_rule_has_one_and_every_way_of_notification_too()
    {
        var shown = Examples.Select(r => r[0].Split(':') is [var name, _] ? name + ":" : r[0]).ToHashSet(StringComparer.Ordinal);
        string[] ways = ["post_", "portal_", "electronic_", "in_person_"];

        Assert.Empty(DeadlineRules.Names.Where(n => !ways.Any(w => n.StartsWith(w, StringComparison.Ordinal))).Except(shown, StringComparer.Ordinal));
        Assert.All(ways, w => Assert.Contains(shown, s => s.StartsWith(w, StringComparison.Ordinal)));
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
