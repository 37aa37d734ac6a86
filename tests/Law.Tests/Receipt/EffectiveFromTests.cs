using static OffenesHaus.Law.Tests.Days;

namespace OffenesHaus.Law.Tests.Receipt;

public sealed class EffectiveFromTests
{
    [Theory]
    [InlineData("2026-11-30", "2026-11-01")]
    [InlineData("2027-02-28", "2027-02-01")]
    [InlineData("2027-03-01", "2027-03-01")]
    [InlineData("2010-12-31", "2010-12-31")]
    [InlineData("2011-01-31", "2011-01-01")]
    public void An_application_works_back_to_the_first_of_its_month(string received, string from) =>
        Assert.Equal(Day(from), EffectiveFrom.ForApplication(Day(received)).On);

    [Fact]
    public void Before_the_law_there_is_no_application() => Assert.Throws<NotComputable>(() => EffectiveFrom.ForApplication(Day("2004-12-31")));
}
