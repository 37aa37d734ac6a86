using static OffenesHaus.Law.Tests.Days;

namespace OffenesHaus.Law.Tests;

public sealed class GermanTimeTests
{
    [Theory]
    [InlineData("2026-12-24T22:59:59Z", "2026-12-24")]
    [InlineData("2026-12-24T23:00:00Z", "2026-12-25")]
    [InlineData("2026-07-31T21:59:59Z", "2026-07-31")]
    [InlineData("2026-07-31T22:00:00Z", "2026-08-01")]
    [InlineData("2026-12-31T18:30:00-05:00", "2027-01-01")]
    public void An_instant_belongs_to_the_day_in_Germany(string instant, string day) =>
        Assert.Equal(Day(day), GermanTime.DayOf(DateTimeOffset.Parse(instant)));

    [Theory]
    [InlineData("2026-12-24", "2026-12-24T23:00:00Z")]
    [InlineData("2026-07-31", "2026-07-31T22:00:00Z")]
    [InlineData("2026-03-29", "2026-03-29T22:00:00Z")]
    [InlineData("2026-10-25", "2026-10-25T23:00:00Z")]
    public void A_day_ends_at_24_hours_local_time(string day, string instant) =>
        Assert.Equal(DateTimeOffset.Parse(instant), GermanTime.EndOf(Day(day)));

    [Fact]
    public void The_repeated_hour_is_told_apart()
    {
        var (day, time) = (Day("2026-10-25"), new TimeOnly(2, 30));

        Assert.Equal(DateTimeOffset.Parse("2026-10-25T00:30Z"), GermanTime.InstantOf(day, time));
        Assert.Equal(DateTimeOffset.Parse("2026-10-25T01:30Z"), GermanTime.InstantOf(day, time, second: true));
        Assert.Contains("(+01:00)", DayWords.Clock(DateTimeOffset.Parse("2026-10-25T01:30Z"), Language.German), StringComparison.Ordinal);
    }

    [Fact]
    public void A_skipped_time_gives_the_jump_and_says_that_it_does_not_exist()
    {
        var (day, time) = (Day("2027-03-28"), new TimeOnly(2, 30));

        Assert.False(GermanTime.Exists(day, time));
        Assert.Equal(DateTimeOffset.Parse("2027-03-28T01:00Z"), GermanTime.InstantOf(day, time));
    }

    [Theory]
    [InlineData("2026-11-30T00:59:59Z", "2026-11-29T01:00Z")]
    [InlineData("2026-11-30T01:00Z", "2026-11-30T01:00Z")]
    [InlineData("2026-10-25T00:59:59Z", "2026-10-25T00:00Z")]
    [InlineData("2026-10-25T23:30Z", "2026-10-25T00:00Z")]
    [InlineData("2027-03-28T00:59:59Z", "2027-03-27T01:00Z")]
    [InlineData("2027-03-28T01:00Z", "2027-03-28T01:00Z")]
    public void The_last_time_that_clocks_showed_two_counts_the_hours_of_its_own_day(string now, string last) =>
        Assert.Equal(DateTimeOffset.Parse(last), GermanTime.LastAt(new(2, 0), DateTimeOffset.Parse(now)));

    [Fact]
    public void In_the_nights_of_ten_years_in_which_the_clock_changes_every_minute_has_its_day_and_its_way_back()
    {
        for (var year = 2021; year <= 2030; year++)
        {
            foreach (var night in new[] { LastSunday(year, 3), LastSunday(year, 10) })
            {
                var (start, end) = (GermanTime.StartOf(night), GermanTime.EndOf(night));
                Assert.Equal(night.Month == 3 ? 23 : 25, (end - start).TotalHours);
                for (var at = start.AddHours(-30); at < end.AddHours(30); at = at.AddMinutes(1))
                {
                    var clock = TimeZoneInfo.ConvertTime(at, GermanTime.Zone);
                    var (day, time) = (DateOnly.FromDateTime(clock.DateTime), TimeOnly.FromDateTime(clock.DateTime));
                    Assert.Equal(day, GermanTime.DayOf(at));
                    Assert.True(GermanTime.Exists(day, time));
                    Assert.Equal(at, GermanTime.InstantOf(day, time, second: GermanTime.Zone.IsAmbiguousTime(clock.DateTime) && clock.Offset == TimeSpan.FromHours(1)));
                }
            }
        }
    }

    [Fact]
    public void Every_midnight_of_a_century_is_the_one_the_zone_data_give()
    {
        for (var day = new DateOnly(1999, 12, 28); day.Year < 2103; day = day.AddDays(1))
        {
            var midnight = day.ToDateTime(TimeOnly.MinValue);
            var at = new DateTimeOffset(midnight, GermanTime.Zone.GetUtcOffset(midnight));
            Assert.Equal(at, GermanTime.StartOf(day));
            Assert.Equal(TimeSpan.Zero, GermanTime.StartOf(day).Offset);
            Assert.Equal(day, GermanTime.DayOf(at));
            Assert.Equal(day.AddDays(-1), GermanTime.DayOf(at.AddTicks(-1)));
        }
    }

    private static DateOnly LastSunday(int year, int month)
    {
        var day = new DateOnly(year, month, 31);
        return day.AddDays(-(int)day.DayOfWeek);
    }
}
