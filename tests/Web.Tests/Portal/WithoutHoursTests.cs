namespace OffenesHaus.Web.Tests.Portal;

public sealed class WithoutHoursTests(WithoutHoursTests.Nameless house) : IClassFixture<WithoutHoursTests.Nameless>
{
    /// <summary>A real office on its first day: nobody has set its hours yet.</summary>
    public sealed class Nameless : OpenHouse
    {
        protected override bool HasHours => false;
    }

    [Theory]
    [InlineData("/de"), InlineData("/en/wege"), InlineData("/ar/impressum")]
    public async Task An_office_without_hours_says_that_it_does_not_know_and_names_its_telephone(string path)
    {
        using var visitor = house.Visitor();

        var page = await visitor.Open(path);

        Assert.Contains("030 23125-100", page.Text, StringComparison.Ordinal);
        Assert.Contains(path[1..3] switch { "de" => "Das wissen wir gerade nicht", "en" => "know", _ => "لا نعرف" }, page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Programs_are_told_unknown_and_not_closed()
    {
        using var program = house.Visitor();

        var said = await (await program.Get("/api/v1/channels")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Contains("\"channel\":\"phone\",\"state\":\"unknown\"", said, StringComparison.Ordinal);
        Assert.Contains("\"channel\":\"portal\",\"state\":\"open\"", said, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_Land_stops_the_start_with_a_sentence()
    {
        var no = Assert.Throws<Platform.CannotStart>(() => House.Build(new() { Data = house.Data, Office = new() { Land = "XX" } }, Npgsql.NpgsqlDataSource.Create("Host=nowhere")));

        Assert.Equal("OffenesHaus:Office:Land is 'XX', and that is no Land of Germany.", no.Sentence);
        Assert.Contains("BW, BY, BE", no.WayOut, StringComparison.Ordinal);
    }
}
