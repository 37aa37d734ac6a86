namespace OffenesHaus.Law.Tests.Periods;

/// <summary>Cases worked by hand from the statutes with a printed calendar, before the program was asked: every Land, every family of rules, the years in which something changed.</summary>
public sealed class WorkedByHandTests(ITestOutputHelper output)
{
    private static readonly IReadOnlyList<IReadOnlyList<string>> Records = CaseFile.Records(CaseFile.Text("by-hand.csv"));

    [Fact]
    public void The_program_and_the_hand_come_to_the_same_day()
    {
        var differences = Records.Select(r => (Case: r, Said: DeadlineRules.Compute(r[2], DateOnly.ParseExact(r[1], "yyyy-MM-dd"), Place.Parse(r[3])).On.ToString("yyyy-MM-dd")))
            .Where(c => c.Said != c.Case[4]).Select(c => $"{c.Case[0]} {c.Case[2]} from {c.Case[1]} in {c.Case[3]}: by hand {c.Case[4]}, {c.Said} computed ({c.Case[5]})").ToList();

        output.WriteLine($"{Records.Count} cases worked by hand, {Records.Select(r => Place.Parse(r[3]).Land).Distinct().Count()} Länder, {Records.Select(r => r[2]).Distinct(StringComparer.Ordinal).Count()} rules: {differences.Count} differences");
        Assert.Empty(differences);
    }

    [Fact]
    public void Every_Land_and_every_rule_that_counts_from_an_event_or_from_notification_has_its_case()
    {
        Assert.Equal(Enum.GetValues<Land>(), Records.Select(r => Place.Parse(r[3]).Land).Distinct().Order());

        // With another way of notification before it, a rule is the same rule.
        var worked = Records.Select(r => r[2].Split(':')[0]).ToHashSet(StringComparer.Ordinal);
        string[] ways = ["post_", "portal_", "electronic_", "in_person_"];
        Assert.DoesNotContain(DeadlineRules.Names.Select(n => n.TrimEnd(':')), n => !ways.Any(w => n.StartsWith(w, StringComparison.Ordinal)) && !worked.Contains(n));
    }
}
