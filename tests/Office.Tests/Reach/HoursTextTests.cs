using OffenesHaus.Reach;

namespace OffenesHaus.Tests.Reach;

public sealed class HoursTextTests
{
    [Theory]
    [InlineData("8-12", "08:00–12:00")]
    [InlineData("8 bis 12 Uhr", "08:00–12:00")]
    [InlineData("8:30–12, 13.15 - 16", "08:30–12:00, 13:15–16:00")]
    [InlineData("8-12 und 14-18", "08:00–12:00, 14:00–18:00")]
    [InlineData("0-24", "00:00–24:00")]
    [InlineData("", "")]
    [InlineData("geschlossen", "")]
    public void Hours_are_read_as_people_write_them_and_written_one_way(string written, string kept)
    {
        Assert.Equal(kept, HoursText.Write(HoursText.Read(written)!));
        Assert.Equal(kept, HoursText.Write(HoursText.Read(kept)!));
    }

    [Theory]
    [InlineData("12-8"), InlineData("8-25"), InlineData("8-12, 11-14"), InlineData("acht bis zwölf"), InlineData("8:75-12"), InlineData("8-8"), InlineData("24-24")]
    public void What_is_no_stretch_of_a_day_is_not_guessed(string written) => Assert.Null(HoursText.Read(written));
}
