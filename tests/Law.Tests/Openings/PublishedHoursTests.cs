using System.Text.Json;
using static OffenesHaus.Law.Tests.Days;

namespace OffenesHaus.Law.Tests.Openings;

public sealed class PublishedHoursTests
{
    [Fact]
    public void Machines_read_the_same_hours_as_people()
    {
        var hours = PublishedHours.Of(SamplePlan.Musterstadt, Channel.Counter, Day("2026-11-23"), Day("2026-12-31"));

        Assert.Equal(3, hours.Ordinary.Count);
        Assert.Equal("https://schema.org/Monday https://schema.org/Friday", string.Join(' ', hours.Ordinary.Single(entry => entry.Closes == "12:00").DayOfWeek));
        Assert.Equal("12-24 12-25 12-31", string.Join(' ', hours.Exceptions.Select(entry => $"{entry.ValidFrom:MM-dd}")));
        Assert.All(hours.Exceptions, entry => Assert.Equal(("00:00", "00:00"), (entry.Opens, entry.Closes)));
        Assert.Contains("\"@type\":\"OpeningHoursSpecification\"", JsonSerializer.Serialize(hours.Ordinary[0]), StringComparison.Ordinal);
    }

    [Fact]
    public void Day_and_night_is_written_as_schema_org_asks() =>
        Assert.Equal(("00:00", "23:59"), PublishedHours.Of(SamplePlan.Musterstadt, Channel.Letterbox, Day("2026-10-20"), Day("2026-10-31")) is { Exceptions.Count: 0, Ordinary: [var always] } ? (always.Opens, always.Closes) : default);
}
