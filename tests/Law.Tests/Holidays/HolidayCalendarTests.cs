using static OffenesHaus.Law.Tests.Days;

namespace OffenesHaus.Law.Tests.Holidays;

public sealed class HolidayCalendarTests
{
    [Theory]
    [InlineData(2025, "01-01 04-18 04-21 05-01 05-29 06-09 10-03 10-31 11-19 12-25 12-26")]
    [InlineData(2026, "01-01 04-03 04-06 05-01 05-14 05-25 10-03 10-31 11-18 12-25 12-26")]
    [InlineData(2027, "01-01 03-26 03-29 05-01 05-06 05-17 10-03 10-31 11-17 12-25 12-26")]
    [InlineData(2028, "01-01 04-14 04-17 05-01 05-25 06-05 10-03 10-31 11-22 12-25 12-26")]
    [InlineData(2029, "01-01 03-30 04-02 05-01 05-10 05-21 10-03 10-31 11-21 12-25 12-26")]
    [InlineData(2030, "01-01 04-19 04-22 05-01 05-30 06-10 10-03 10-31 11-20 12-25 12-26")]
    public void Saxony_has_these_eleven_days(int year, string expected) =>
        Assert.Equal(expected, string.Join(' ', HolidayCalendar.For(Place.In(Land.SN)).In(year).Select(day => $"{day.On:MM-dd}")));

    [Theory]
    [InlineData("BW", 12)]
    [InlineData("BY", 12)]
    [InlineData("BY+AssumptionDay", 13)]
    [InlineData("BY+AssumptionDay+PeaceFestival", 14)]
    [InlineData("BE", 10)]
    [InlineData("BB", 12)]
    [InlineData("HB", 10)]
    [InlineData("HH", 10)]
    [InlineData("HE", 10)]
    [InlineData("MV", 11)]
    [InlineData("NI", 10)]
    [InlineData("NW", 11)]
    [InlineData("RP", 11)]
    [InlineData("SL", 12)]
    [InlineData("SN", 11)]
    [InlineData("SN+CorpusChristi", 12)]
    [InlineData("ST", 11)]
    [InlineData("SH", 10)]
    [InlineData("TH", 11)]
    [InlineData("TH+CorpusChristi", 12)]
    public void Each_Land_has_its_own_number_of_holidays_in_2026(string place, int days) =>
        Assert.Equal(days, HolidayCalendar.For(Place.Parse(place)).In(2026).Count);

    [Theory]
    [InlineData("BE", "2018-03-08", false)]
    [InlineData("BE", "2019-03-08", true)]
    [InlineData("MV", "2022-03-08", false)]
    [InlineData("MV", "2023-03-08", true)]
    [InlineData("TH", "2018-09-20", false)]
    [InlineData("TH", "2019-09-20", true)]
    [InlineData("BE", "2020-05-08", true)]
    [InlineData("BE", "2021-05-08", false)]
    [InlineData("BE", "2025-05-08", true)]
    [InlineData("BB", "2025-05-08", false)]
    [InlineData("BE", "2028-06-17", true)]
    [InlineData("NI", "2016-10-31", false)]
    [InlineData("NI", "2017-10-31", true)]
    [InlineData("NI", "2018-10-31", true)]
    [InlineData("BY", "2017-10-31", true)]
    [InlineData("BY", "2018-10-31", false)]
    [InlineData("BE", "2018-10-31", false)]
    [InlineData("SN", "2000-10-31", true)]
    [InlineData("BB", "2016-10-31", true)]
    [InlineData("BW", "2026-11-18", false)]
    [InlineData("SN", "2026-01-06", false)]
    [InlineData("ST", "2026-01-06", true)]
    [InlineData("SL", "2028-08-15", true)]
    [InlineData("BY", "2028-08-15", false)]
    [InlineData("SN", "2026-12-24", false)]
    [InlineData("SN", "2026-12-31", false)]
    [InlineData("SN", "2026-04-02", false)]
    public void A_day_is_a_holiday_where_and_since_when_the_law_says_so(string place, string day, bool holiday) =>
        Assert.Equal(holiday, HolidayCalendar.For(Place.Parse(place)).On(Day(day)) is not null);

    [Fact]
    public void Easter_follows_the_published_dates()
    {
        string[] published = ["2000-04-23", "2008-03-23", "2011-04-24", "2019-04-21", "2024-03-31", "2026-04-05", "2038-04-25", "2049-04-18", "2076-04-19", "2100-03-28"];

        foreach (var sunday in published.Select(Day))
            Assert.Contains(HolidayCalendar.For(Place.In(Land.BB)).In(sunday.Year), day => day.On == sunday && day.Name.English == "Easter Sunday");
    }

    [Fact]
    public void Every_holiday_has_two_names_and_a_section_and_lies_in_its_year()
    {
        foreach (var land in Enum.GetValues<Land>())
        {
            for (var year = 2000; year <= 2100; year++)
            {
                Assert.All(HolidayCalendar.For(Place.In(land)).In(year), day =>
                {
                    Assert.Equal(year, day.On.Year);
                    Assert.NotEmpty(day.Name.German);
                    Assert.NotEmpty(day.Name.English);
                    Assert.NotEmpty(day.Section);
                });
            }
        }
    }

    [Fact]
    public void Outside_the_known_years_it_says_so() =>
        Assert.Contains("from 2000 to 2100", Assert.Throws<NotComputable>(() => HolidayCalendar.For(Place.In(Land.SN)).In(1999)).Message, StringComparison.Ordinal);
}
