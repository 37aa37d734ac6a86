using static OffenesHaus.Law.Tests.Days;

namespace OffenesHaus.Law.Tests.Periods;

/// <summary>Dates worked out by hand from the statutes, beyond the case file.</summary>
public sealed class DeadlineRulesTests
{
    [Theory]

    // The three-day rule held for what was sent until 31 December 2024.
    [InlineData("notify_post_domestic", "2024-12-31", "SN", "2025-01-03")]
    [InlineData("notify_post_domestic", "2025-01-01", "SN", "2025-01-05")]
    [InlineData("notify_electronic_send", "2024-12-30", "SN", "2025-01-02")]
    [InlineData("notify_portal_retrieval", "2020-12-10", "SN", "2020-12-13")]
    [InlineData("notify_portal_retrieval", "2025-03-03", "SN", "2025-03-07")]

    // The facts of BSG B 14 AS 12/09 R: posted 26.09.2007, deemed Saturday 29.09.2007, end Monday 29.10.2007.
    [InlineData("notify_post_domestic", "2007-09-26", "SN", "2007-09-29")]
    [InlineData("post_action_1m", "2007-09-26", "NW", "2007-10-29")]

    // A shifted end can be 31 December or 31 October; the unshifted never is.
    [InlineData("objection_1m", "2018-11-30", "SN", "2018-12-31")]
    [InlineData("objection_1m", "2029-11-30", "BY", "2029-12-31")]
    [InlineData("objection_1m", "2022-09-30", "BY", "2022-10-31")]
    [InlineData("objection_1m", "2022-09-30", "SN", "2022-11-01")]
    [InlineData("objection_1m", "2022-09-30", "NI", "2022-11-01")]
    [InlineData("objection_1m", "2033-09-30", "BY", "2033-10-31")]
    [InlineData("objection_1m", "2033-09-30", "TH", "2033-11-01")]

    // Reformation Day 2017 everywhere, since 2018 also in the north, never again in Berlin.
    [InlineData("authority_period_weeks:2", "2017-10-17", "HE", "2017-11-01")]
    [InlineData("authority_period_weeks:2", "2017-10-17", "NW", "2017-11-02")]
    [InlineData("authority_period_weeks:2", "2018-10-17", "HH", "2018-11-01")]
    [InlineData("authority_period_weeks:2", "2018-10-17", "BE", "2018-10-31")]

    // Working days on which the house is closed.
    [InlineData("objection_1m", "2026-11-24", "SN", "2026-12-24")]
    [InlineData("authority_period_days:14", "2026-12-17", "SN", "2026-12-31")]
    [InlineData("authority_period_weeks:1", "2026-03-26", "SN", "2026-04-02")]

    // Good Friday runs into the Tuesday after Easter.
    [InlineData("authority_period_weeks:1", "2026-03-27", "SN", "2026-04-07")]
    [InlineData("authority_period_weeks:1", "2026-12-18", "SN", "2026-12-28")]

    // Only Saxony keeps Buß- und Bettag.
    [InlineData("objection_1m", "2026-10-18", "SN", "2026-11-19")]
    [InlineData("objection_1m", "2026-10-18", "BY", "2026-11-18")]

    // Berlin, Thuringia, Mecklenburg-Western Pomerania and the years of their days.
    [InlineData("objection_1m", "2025-04-08", "BE", "2025-05-09")]
    [InlineData("objection_1m", "2025-04-08", "BB", "2025-05-08")]
    [InlineData("objection_1m", "2018-02-08", "BE", "2018-03-08")]
    [InlineData("objection_1m", "2023-02-08", "MV", "2023-03-09")]
    [InlineData("objection_1m", "2022-02-08", "MV", "2022-03-08")]
    [InlineData("objection_1m", "2027-08-20", "TH", "2027-09-21")]
    [InlineData("objection_1m", "2027-08-20", "SN", "2027-09-20")]

    // Days of one municipality.
    [InlineData("objection_1m", "2028-07-15", "BY", "2028-08-15")]
    [InlineData("objection_1m", "2028-07-15", "BY+AssumptionDay", "2028-08-16")]
    [InlineData("objection_1m", "2028-07-08", "BY+AssumptionDay+PeaceFestival", "2028-08-09")]
    [InlineData("objection_1m", "2026-05-04", "SN", "2026-06-04")]
    [InlineData("objection_1m", "2026-05-04", "SN+CorpusChristi", "2026-06-05")]

    // Month ends.
    [InlineData("objection_1m", "2028-01-30", "SN", "2028-02-29")]
    [InlineData("objection_1m", "2026-08-31", "SN", "2026-09-30")]
    [InlineData("objection_1y_no_instruction", "2028-02-29", "SN", "2029-02-28")]
    [InlineData("objection_3m_abroad", "2026-11-30", "SN", "2027-03-01")]
    [InlineData("action_1y_no_instruction", "2025-11-18", "BY", "2026-11-18")]

    // A period whose first day counts ends before the day with its number, or with a month too short for it.
    [InlineData("benefit_period_end_months:1", "2027-01-31", "SN", "2027-02-28")]
    [InlineData("benefit_period_end_months:1", "2026-03-31", "SN", "2026-04-30")]
    [InlineData("benefit_period_end_months:6", "2026-05-15", "SN", "2026-11-14")]
    [InlineData("capacity_age15_from", "2012-02-29", "SN", "2027-03-01")]
    [InlineData("capacity_age15_from", "2012-03-01", "SN", "2027-03-01")]
    [InlineData("capacity_age15_from", "2013-12-31", "SN", "2028-12-31")]

    // Renewal, review, interest, reduction.
    [InlineData("renewal_last_day_without_gap", "2026-11-14", "SN", "2026-11-30")]
    [InlineData("renewal_last_day_without_gap", "2027-01-31", "SN", "2027-02-28")]
    [InlineData("renewal_last_day_without_gap", "2010-05-31", "SN", "2010-06-01")]
    [InlineData("review_effect_from", "2027-01-01", "SN", "2026-01-01")]
    [InlineData("review_effect_from", "2011-03-31", "SN", "2007-01-01")]
    [InlineData("review_last_day", "2024-12-31", "SN", "2029-01-02")]
    [InlineData("post_review_last_day", "2024-12-30", "SN", "2029-12-31")]
    [InlineData("interest_start", "2026-03-01", "SN", "2026-10-01")]
    [InlineData("interest_start", "2026-06-30", "SN", "2027-01-01")]
    [InlineData("sanction_start", "2026-12-01", "SN", "2027-01-01")]
    [InlineData("portal_sanction_start", "2026-11-26", "SN", "2026-12-01")]
    [InlineData("portal_sanction_start", "2026-11-27", "SN", "2027-01-01")]
    [InlineData("inaction_wait_end_months:3", "2026-11-30", "SN", "2027-02-28")]
    [InlineData("dsar_3m", "2026-11-30", "SN", "2027-03-01")]
    [InlineData("electronic_objection_3m_abroad", "2026-11-26", "SN", "2027-03-01")]
    public void The_date_is_the_one_of_the_statute(string rule, string on, string place, string expected) =>
        Assert.Equal(Day(expected), DeadlineRules.Compute(rule, Day(on), Place.Parse(place)).On);

    [Fact]
    public void Rules_that_ask_no_calendar_need_no_Land() =>
        Assert.Equal(Day("2026-11-06"), DeadlineRules.Compute("notify_post_domestic", Day("2026-11-02"), null).On);

    [Fact]
    public void Every_name_it_lists_it_computes() =>
        Assert.All(DeadlineRules.Names, name => DeadlineRules.Compute(name.EndsWith(':') ? name + "6" : name, Day("2026-11-03"), Place.In(Land.SN)));

    [Fact]
    public void What_arrived_on_the_last_day_that_is_known_still_counts_and_a_day_later_nothing_is_known()
    {
        var saxony = Place.In(Land.SN);

        Assert.Equal(Day("2100-12-31"), DeadlineRules.Compute("notify_post_domestic", Day("2100-12-20"), saxony, Day("2100-12-31")).On);
        Assert.Throws<NotComputable>(() => DeadlineRules.Compute("notify_post_domestic", Day("2100-12-20"), saxony, Day("2101-01-01")));
    }
}
