namespace OffenesHaus.Law.Tests.Independent;

/// <summary>Two implementations that share nothing but the law must never differ.</summary>
public sealed class DayWalkTests(ITestOutputHelper output)
{
    private const int Cases = 100_000;

    private static readonly string[] Places =
        [.. Enum.GetNames<Land>(), "BY+AssumptionDay", "BY+AssumptionDay+PeaceFestival", "SN+CorpusChristi", "TH+CorpusChristi"];

    // Their dates rest on dated texts of single statutes that a walk through the calendar cannot find; they stand in DeadlineRulesTests.
    private static readonly string[] NotWalked = ["capacity_age15_from", "review_effect_from"];

    [Fact]
    public void A_hundred_thousand_drawn_cases_end_on_the_same_day_whoever_computes_them()
    {
        var random = new Random(20261123);
        var rules = DeadlineRules.Names.Except(NotWalked, StringComparer.Ordinal).ToList();
        var first = new DateOnly(2021, 1, 1).DayNumber;
        List<string> differences = [];
        for (var i = 0; i < Cases; i++)
        {
            var rule = rules[random.Next(rules.Count)];
            var place = Places[random.Next(Places.Length)];
            var on = DateOnly.FromDayNumber(first + random.Next(365 * 70));
            var number = rule.EndsWith("inaction_wait_end_months:", StringComparison.Ordinal) ? (random.Next(2) == 0 ? 3 : 6) : rule.EndsWith("years:", StringComparison.Ordinal) ? random.Next(1, 4) : random.Next(1, 36);
            var said = DeadlineRules.Compute(rule.EndsWith(':') ? $"{rule}{number}" : rule, on, Place.Parse(place)).On;
            var walked = DayWalk.End(rule, number, on, place) ?? throw new InvalidOperationException($"The walk does not know {rule}.");
            if (said != walked)
                differences.Add($"{rule}{number} from {on:yyyy-MM-dd} in {place}: {said:yyyy-MM-dd}, walked {walked:yyyy-MM-dd}");
        }

        output.WriteLine($"{Cases} cases, {rules.Count} rules, {Places.Length} places: {differences.Count} differences");
        Assert.Empty(differences);
    }

    [Fact]
    public void Every_day_of_a_century_is_off_in_both_or_in_neither()
    {
        foreach (var place in Places)
        {
            var calendar = HolidayCalendar.For(Place.Parse(place));
            for (var day = HolidayCalendar.FirstDay; day <= HolidayCalendar.LastDay; day = day.AddDays(1))
            {
                if (calendar.IsWorkingDay(day) == DayWalk.IsOff(day, place))
                    Assert.Fail($"{day:yyyy-MM-dd} in {place}");
            }
        }
    }
}
