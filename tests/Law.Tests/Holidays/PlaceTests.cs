namespace OffenesHaus.Law.Tests.Holidays;

public sealed class PlaceTests
{
    [Theory]
    [InlineData("SN", "SN")]
    [InlineData("de-sn", "SN")]
    [InlineData(" BY ", "BY")]
    [InlineData("BY+AssumptionDay+PeaceFestival", "BY+AssumptionDay+PeaceFestival")]
    public void A_place_is_read_and_written(string text, string written) => Assert.Equal(written, Place.Parse(text).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("XX")]
    [InlineData("12")]
    [InlineData("SN,BY")]
    [InlineData("SN+AssumptionDay")]
    [InlineData("NW+CorpusChristi")]
    public void What_is_no_place_is_refused(string text) => Assert.False(Place.TryParse(text, null, out _));

    [Fact]
    public void Augsburg_is_a_place_of_its_own() => Assert.Equal(Place.Augsburg, Place.Parse("BY+PeaceFestival+AssumptionDay"));
}
