using System.Net;
using Microsoft.AspNetCore.Builder;
using Npgsql;

namespace OffenesHaus.Web.Tests.Portal;

public sealed class WithoutDatabaseTests : IAsyncLifetime
{
    private readonly string data = Directory.CreateTempSubdirectory("oh-house-").FullName;
    private readonly NpgsqlDataSource nowhere = NpgsqlDataSource.Create("Host=127.0.0.1;Port=1;Username=nobody;Database=nothing;Timeout=2");
    private WebApplication? app;

    private Visitor Visitor() => new(new Uri(House.Addresses(app!).Single()));

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

    public async ValueTask InitializeAsync()
    {
        app = House.Build(new() { Data = data, Urls = "http://127.0.0.1:0", Demonstration = false }, nowhere);
        await app.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (app is not null)
            await app.DisposeAsync();
        await nowhere.DisposeAsync();
        Directory.Delete(data, recursive: true);
    }
}
