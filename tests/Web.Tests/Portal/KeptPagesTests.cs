namespace OffenesHaus.Web.Tests.Portal;

public sealed class KeptPagesTests(OpenHouse house) : IClassFixture<OpenHouse>
{
    [Fact]
    public async Task A_public_page_is_made_once_for_many_and_still_kept_by_no_browser()
    {
        using var first = house.Visitor();
        using var second = house.Visitor();

        await first.Get("/de/impressum");
        var kept = await second.Get("/de/impressum");

        Assert.NotNull(kept.Headers.Age);
        Assert.True(kept.Headers.CacheControl?.NoStore);
        Assert.Contains("frame-ancestors 'none'", kept.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_page_keeps_its_languages_apart()
    {
        using var german = house.Visitor();
        using var arab = house.Visitor();
        german.Headers.Add("Accept-Language", "de-DE,de;q=0.9");
        arab.Headers.Add("Accept-Language", "ar,en;q=0.5");

        await german.Get("/");
        var page = await arab.Open("/");

        Assert.Equal("ar", page.Document.DocumentElement.GetAttribute("lang"));
        Assert.Contains("Accept-Language", string.Join(',', page.Answer.Headers.Vary), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_brings_a_cookie_or_a_query_is_served_anew()
    {
        using var visitor = house.Visitor();
        await visitor.Get("/de/wege");
        using var known = house.Visitor();
        known.Headers.Add("Cookie", "oh-form=x");

        Assert.Null((await known.Get("/de/wege")).Headers.Age);
        Assert.Null((await visitor.Get("/de/wege?x=1")).Headers.Age);
        Assert.DoesNotContain("x=1", (await visitor.Open("/de/wege")).Document.Source.Text, StringComparison.Ordinal);
    }
}
