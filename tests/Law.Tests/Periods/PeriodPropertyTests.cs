using CsCheck;
using static OffenesHaus.Law.Tests.Days;

namespace OffenesHaus.Law.Tests.Periods;

public sealed class PeriodPropertyTests
{
    private static readonly Gen<DateOnly> AnyDay = Gen.Int[0, 95 * 365].Select(days => Day("2000-01-01").AddDays(days));
    private static readonly Gen<Place> AnyPlace = Gen.OneOf(
        [.. Enum.GetValues<Land>().Select(land => Place.In(land)), Place.Augsburg, Place.In(Land.SN, MunicipalDays.CorpusChristi), Place.In(Land.TH, MunicipalDays.CorpusChristi)]);

    private static readonly Gen<PeriodLength> AnyLength = Gen.Select(Gen.Int[1, 40], Gen.Enum<PeriodUnit>())
        .Select((count, unit) => new PeriodLength(unit == PeriodUnit.Years ? (count % 3) + 1 : count, unit));

    [Fact]
    public void No_period_ends_on_a_day_off_and_only_days_off_are_passed() =>
        Gen.Select(AnyDay, AnyLength, AnyPlace).Sample((on, length, place) =>
        {
            var end = AuthorityPeriods.Set(NotificationDay.Known(on), length, place);
            var calendar = HolidayCalendar.For(place);
            for (var day = end.UnshiftedOn; day < end.On; day = day.AddDays(1))
            {
                if (calendar.IsWorkingDay(day))
                    return false;
            }

            return calendar.IsWorkingDay(end.On) && end.On >= end.UnshiftedOn && end.UnshiftedOn > on;
        }, iter: 5_000);

    [Fact]
    public void The_unshifted_end_agrees_with_counting_day_by_day() =>
        Gen.Select(AnyDay, AnyLength, AnyPlace).Sample((on, length, place) =>
            AuthorityPeriods.Set(NotificationDay.Known(on), length, place).UnshiftedOn == ByCounting(on, length), iter: 2_000);

    [Fact]
    public void The_unshifted_end_of_one_month_is_never_the_last_of_October_or_December_and_the_shifted_end_can_be()
    {
        // September and November have thirty days, so only a shift leads there.
        static bool IsThe31st(DateOnly day) => day is { Month: 10 or 12, Day: 31 };

        Gen.Select(AnyDay, AnyPlace).Sample((on, place) => !IsThe31st(Remedies.Objection(NotificationDay.Known(on), place).UnshiftedOn), iter: 20_000);
        Assert.Equal(Day("2029-12-31"), Remedies.Objection(NotificationDay.Known(Day("2029-11-30")), Place.In(Land.SN)).On);
        Assert.Equal(Day("2033-10-31"), Remedies.Objection(NotificationDay.Known(Day("2033-09-30")), Place.In(Land.BY)).On);
    }

    [Fact]
    public void A_later_notification_never_ends_earlier() =>
        Gen.Select(AnyDay, Gen.Int[0, 40], AnyLength, AnyPlace).Sample((on, later, length, place) =>
            AuthorityPeriods.Set(NotificationDay.Known(on), length, place).On <= AuthorityPeriods.Set(NotificationDay.Known(on.AddDays(later)), length, place).On, iter: 5_000);

    [Fact]
    public void The_day_of_notification_never_shifts() =>
        AnyDay.Sample(on =>
        {
            var days = on < Day("2025-01-01") ? 3 : 4;
            return NotificationDay.ByPost(on).On == on.AddDays(days) && NotificationDay.HandedOver(on).On == on;
        }, iter: 5_000);

    [Fact]
    public void What_does_not_shift_does_not_depend_on_the_Land() =>
        Gen.Select(AnyDay.Where(day => day >= Day("2021-01-01")), AnyPlace, AnyPlace).Sample((on, here, there) =>
            new[] { "notify_post_domestic", "notify_portal_retrieval", "appointment", "authority_fixed_day_26_3_2", "benefit_period_end_months:6", "renewal_last_day_without_gap", "inaction_wait_end_months:6" }
                .All(rule => DeadlineRules.Compute(rule, on, here).On == DeadlineRules.Compute(rule, on, there).On));

    [Fact]
    public void The_first_instant_that_is_too_late_belongs_to_the_next_day() =>
        Gen.Select(AnyDay, AnyPlace).Sample((on, place) =>
        {
            var end = Remedies.Objection(NotificationDay.Known(on), place);
            return GermanTime.DayOf(end.TooLateAt) == end.On.AddDays(1) && GermanTime.DayOf(end.TooLateAt.AddTicks(-1)) == end.On;
        });

    [Fact]
    public void A_renewal_on_the_last_day_leaves_no_gap_and_a_day_later_it_does() =>
        AnyDay.Where(day => day >= Day("2011-01-01")).Sample(ends =>
        {
            var last = BenefitPeriods.LastDayToRenew(ends).On;
            return EffectiveFrom.ForApplication(last).On <= ends.AddDays(1) && EffectiveFrom.ForApplication(last.AddDays(1)).On > ends.AddDays(1);
        });

    // The oracle knows neither AddMonths nor leap years: it turns the calendar page by page.
    private static DateOnly ByCounting(DateOnly on, PeriodLength length)
    {
        var months = length.Unit switch { PeriodUnit.Months => length.Count, PeriodUnit.Years => 12 * length.Count, _ => 0 };
        var days = length.Unit switch { PeriodUnit.Days => length.Count, PeriodUnit.Weeks => 7 * length.Count, _ => 0 };
        var turned = 0;
        for (var day = on.AddDays(1); ; day = day.AddDays(1))
        {
            if (day.Day == 1)
                turned++;
            if (months == 0 ? day.DayNumber - on.DayNumber == days : turned == months && (day.Day == on.Day || (day.AddDays(1).Day == 1 && day.Day < on.Day)))
                return day;
        }
    }
}
