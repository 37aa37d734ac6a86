namespace OffenesHaus.Web.Tests.Portal;

public sealed class FastestTests(FridayEvening house) : IClassFixture<FridayEvening>
{
    [Fact]
    public async Task Who_must_object_tonight_is_sent_to_the_letterbox_and_told_that_a_call_does_not_do()
    {
        using var visitor = house.Visitor();

        var page = await visitor.Open("/de/wege/schnell?ziel=widerspruch");

        Assert.Equal("Hausbriefkasten", page.Parts(".ranks h3")[0]);
        Assert.Contains("Ein Widerspruch am Telefon reicht nicht", page.Part("section[aria-labelledby=nicht]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_application_counts_online_at_night_and_still_for_this_month()
    {
        using var visitor = house.Visitor();

        var page = await visitor.Open("/de/wege/schnell?ziel=antrag");

        Assert.Equal("Online", page.Parts(".ranks h3")[0]);
        Assert.Contains("Samstag, 31. Oktober 2026, 24 Uhr zählt noch für diesen Monat", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/de/wege/schnell?ziel=notfall"), InlineData("/en/wege/schnell?ziel=notfall"), InlineData("/ar/wege/schnell?ziel=notfall")]
    public async Task In_an_emergency_at_night_the_numbers_that_help_stand_first(string path)
    {
        using var visitor = house.Visitor();

        Assert.Equal("tel:112", (await visitor.Open(path)).Link("main section a"));
    }

    [Theory]
    [InlineData("ziel=nachweise&d=4&m=11&y=2026", true), InlineData("ziel=nachweise&d=30&m=11&y=2026", false), InlineData("ziel=nachweise", false), InlineData("ziel=widerspruch", true)]
    public async Task Who_has_little_time_is_told_that_the_post_may_be_too_slow(string wanted, bool warned)
    {
        using var visitor = house.Visitor();

        Assert.Equal(warned, (await visitor.Open("/de/wege/schnell?" + wanted)).Text.Contains("Ein Brief mit der Post kommt vielleicht zu spät.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_day_that_is_none_is_said_at_its_field_and_the_ways_are_shown_all_the_same()
    {
        using var visitor = house.Visitor();

        var page = await visitor.Open("/de/wege/schnell?ziel=antrag&d=30&m=2&y=2026");

        Assert.Contains("Den 30. Februar gibt es nicht.", page.Part("#d-e"), StringComparison.Ordinal);
        Assert.NotEmpty(page.Parts(".ranks h3"));
    }

    [Fact]
    public async Task Programs_are_told_of_the_slow_post_too()
    {
        using var program = house.Visitor();
        var stop = TestContext.Current.CancellationToken;

        Assert.Contains("mit der Post kommt vielleicht zu spät", await (await program.Get("/api/v1/channels?goal=save-date&due=2026-11-03")).Content.ReadAsStringAsync(stop), StringComparison.Ordinal);
        Assert.DoesNotContain("kommt vielleicht zu spät", await (await program.Get("/api/v1/channels?goal=save-date&due=2026-12-03")).Content.ReadAsStringAsync(stop), StringComparison.Ordinal);
        Assert.Contains("due-unreadable", await (await program.Get("/api/v1/channels?due=bald")).Content.ReadAsStringAsync(stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_chooses_nothing_is_asked_to_choose()
    {
        using var visitor = house.Visitor();

        Assert.Contains("Wählen Sie bitte eine der Möglichkeiten.", (await visitor.Open("/de/wege/schnell?ziel=")).Part("[role=alert]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_engines_read_the_same_hours_on_the_page_of_ways()
    {
        using var visitor = house.Visitor();

        var said = (await visitor.Open("/de/wege")).Document.QuerySelector("script[type='application/ld+json']")!.TextContent;
        using var read = System.Text.Json.JsonDocument.Parse(said);

        Assert.Equal("GovernmentOffice", read.RootElement.GetProperty("@type").GetString());
        Assert.Equal(3, read.RootElement.GetProperty("openingHoursSpecification").GetArrayLength());
        Assert.Contains(read.RootElement.GetProperty("specialOpeningHoursSpecification").EnumerateArray(), d => d.GetProperty("validFrom").GetString() == "2026-12-24" && d.GetProperty("opens").GetString() == "00:00");
    }
}
