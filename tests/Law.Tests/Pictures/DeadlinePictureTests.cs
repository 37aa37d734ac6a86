using System.Xml.Linq;
using OffenesHaus.Law.Pictures;
using static OffenesHaus.Law.Tests.Days;

namespace OffenesHaus.Law.Tests.Pictures;

public sealed class DeadlinePictureTests
{
    private static readonly PeriodEnd End = Remedies.Objection(NotificationDay.ByPost(Day("2026-10-14")), Place.In(Land.SN));
    private static readonly DeadlinePicture Picture = DeadlinePicture.Draw(End, new() { Language = Language.German, Plan = SamplePlan.Musterstadt });

    [Fact]
    public void It_names_itself_and_describes_itself()
    {
        var svg = XDocument.Parse(Picture.Svg).Root!;

        Assert.Equal("Frist bis Donnerstag, 19. November 2026, 24 Uhr", svg.Elements().Single(child => child.Name.LocalName == "title").Value);
        Assert.Contains("Buß- und Bettag", svg.Elements().Single(child => child.Name.LocalName == "desc").Value, StringComparison.Ordinal);
        Assert.Equal("deadline-title deadline-desc", svg.Attribute("aria-labelledby")!.Value);
    }

    [Fact]
    public void Picture_and_table_show_the_same_facts()
    {
        var drawn = XDocument.Parse(Picture.Svg).Descendants().Single(child => child.Name.LocalName == "desc").Value;
        var table = XDocument.Parse(Picture.Table);

        Assert.Equal(Picture.Facts.Count, table.Descendants("tbody").Elements("tr").Count());
        Assert.All(Picture.Facts, fact =>
        {
            Assert.Contains(fact.What, drawn, StringComparison.Ordinal);
            Assert.Contains(table.Descendants("td"), cell => cell.Value == fact.What);
        });
    }

    [Theory]
    [InlineData(Channel.Portal, "2026-11-19", "24:00")]
    [InlineData(Channel.Letterbox, "2026-11-19", "24:00")]
    [InlineData(Channel.Counter, "2026-11-19", "16:00")]
    [InlineData(Channel.Phone, "2026-11-19", "18:00")]
    public void It_says_the_last_moment_of_each_channel(Channel channel, string day, string time)
    {
        var fact = Picture.Facts.Single(fact => fact.Kind == TimelineKind.LastMoment && fact.What.EndsWith(channel.Name().German, StringComparison.Ordinal));

        Assert.Equal((Day(day), time), (fact.On, fact.Time));
    }

    [Fact]
    public void A_counter_that_is_shut_on_the_last_day_shows_its_last_open_day()
    {
        var end = Remedies.Objection(NotificationDay.Known(Day("2026-11-24")), Place.In(Land.SN));
        var picture = DeadlinePicture.Draw(end, new() { Language = Language.English, Plan = SamplePlan.Musterstadt, Channels = [Channel.Counter] });

        Assert.Equal(Day("2026-12-22"), picture.Facts.Single(fact => fact.Kind == TimelineKind.LastMoment).On);
    }

    [Fact]
    public void Nothing_carries_an_inline_style_or_script()
    {
        Assert.DoesNotContain(XDocument.Parse(Picture.Svg).Descendants().Attributes(), attribute => attribute.Name.LocalName is "style" || attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
        Assert.DoesNotContain("<script", Picture.Svg, StringComparison.Ordinal);
    }

    [Fact]
    public void Foreign_text_is_encoded()
    {
        var picture = DeadlinePicture.Draw(End, new() { Language = Language.German, Id = "x\"><script>" });

        Assert.DoesNotContain("<script>", picture.Svg, StringComparison.Ordinal);
        Assert.NotNull(XDocument.Parse(picture.Svg).Root);
    }

    [Fact]
    public void A_year_long_period_is_drawn_too()
    {
        var end = Remedies.ObjectionWithoutNotice(NotificationDay.ByPost(Day("2025-11-14")), Place.In(Land.SN));

        Assert.Equal(11 + 1, DeadlinePicture.Draw(end, new() { Language = Language.English }).Facts.Count(fact => fact.Kind == TimelineKind.Holiday));
    }
}
