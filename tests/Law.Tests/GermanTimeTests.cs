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
}
