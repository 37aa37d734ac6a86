using OffenesHaus.Outreach;

namespace OffenesHaus.Web.Tests.Portal;

public sealed class HelpTests(HelpTests.HouseWithHelpers house) : IClassFixture<HelpTests.HouseWithHelpers>
{
    [Fact]
    public async Task Places_are_chosen_by_language_with_a_plain_form()
    {
        using var visitor = house.Visitor();
        var all = await visitor.Open("/ar/hilfe");

        var chosen = await visitor.Open("/ar/hilfe?sprache=gsg");

        Assert.Equal("get", all.Document.QuerySelector("form.find")!.GetAttribute("method"));
        Assert.True(all.Parts("section li h3").Count > 1);
        Assert.Equal(["Sozialberatung Lindenhof"], chosen.Parts("section li h3"));
        Assert.Equal("gsg", chosen.Document.QuerySelector("option[selected]")?.GetAttribute("value"));
    }

    [Fact]
    public async Task A_language_nobody_speaks_shows_every_place()
    {
        using var visitor = house.Visitor();

        Assert.Equal((await visitor.Open("/de/hilfe")).Parts("section li h3"), (await visitor.Open("/de/hilfe?sprache=%3Cscript%3E")).Parts("section li h3"));
    }

    [Fact]
    public async Task Invented_places_say_that_they_are_invented()
    {
        using var visitor = house.Visitor();

        Assert.Contains("sind erfunden", (await visitor.Open("/de/hilfe")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_office_without_a_list_has_no_places() => Assert.Empty(HelpDirectory.Read("/nowhere/helpers.json").Places);

    /// <summary>An office that keeps its own list: here the one of the demonstration.</summary>
    public sealed class HouseWithHelpers : OpenHouse
    {
        protected override HouseSettings Settings(HouseSettings settings)
        {
            File.Copy(settings.Place.In("demonstration/helpers.json"), Path.Combine(settings.Place.Folder, "helpers.json"));
            return settings;
        }
    }
}
