using System.Net;

namespace OffenesHaus.Web.Tests.Portal;

public sealed class WithoutDatabaseTests : IAsyncLifetime
{
    private HouseWithoutDatabase? house;

    private Visitor Visitor() => new(house!.Address);

    [Theory]
    [InlineData("/de"), InlineData("/ar/wege"), InlineData("/en/leistungen/first-application"), InlineData("/de/datenschutz")]
    public async Task Public_pages_stay_open_when_the_database_is_away(string path)
    {
        using var visitor = Visitor();

        Assert.Equal(HttpStatusCode.OK, (await visitor.Open(path)).Status);
    }

    [Fact]
    public async Task A_post_says_to_wait_a_minute_and_keeps_the_words()
    {
        using var visitor = Visitor();

        var page = await visitor.Submit(await visitor.Open("/ar/anliegen/message/words"), "button[value=continue].kern-btn", ("concern", "أحتاج إلى مساعدة"));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.Status);
        Assert.Equal(TimeSpan.FromMinutes(1), page.Answer.Headers.RetryAfter?.Delta);
        Assert.Equal("هذا غير ممكن الآن.", page.Part("h1"));
        Assert.Equal("أحتاج إلى مساعدة", page.Document.QuerySelector("input[name=concern]")?.GetAttribute("value"));
    }

    [Fact]
    public async Task A_code_is_not_carried_about()
    {
        using var visitor = Visitor();

        var page = await visitor.Submit(await visitor.Open("/de/status"), "main form", ("Number", "1234567890"), ("Code", "123456789012"));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.Status);
        Assert.DoesNotContain("123456789012", page.Document.Source.Text, StringComparison.Ordinal);
    }

    public async ValueTask InitializeAsync() => house = await HouseWithoutDatabase.Open();

    public async ValueTask DisposeAsync()
    {
        if (house is not null)
            await house.DisposeAsync();
    }
}
