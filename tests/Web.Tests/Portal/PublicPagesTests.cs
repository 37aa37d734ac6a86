using System.Net;
using OffenesHaus.Catalog;

namespace OffenesHaus.Web.Tests.Portal;

public sealed class PublicPagesTests(OpenHouse house) : IClassFixture<OpenHouse>
{
    private static readonly string[] Paths =
    [
        "", "/leistungen", "/leistungen/first-application", "/leistungen/objection", "/wege", "/hilfe", "/datenschutz", "/impressum",
        "/barrierefreiheit", "/leichte-sprache", "/gebaerdensprache",
    ];

    public static TheoryData<string, string> Pages => [.. from language in Language.All from path in Paths select new TheoryDataRow<string, string>(language.Code, path)];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_public_page_opens_in_its_language_with_one_heading_and_its_own_title(string language, string path)
    {
        using var visitor = house.Visitor();

        var page = await visitor.Open($"/{language}{path}");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(language, page.Document.DocumentElement.GetAttribute("lang"));
        Assert.Equal(language == "ar" ? "rtl" : "ltr", page.Document.DocumentElement.GetAttribute("dir"));
        Assert.NotEmpty(Assert.Single(page.Parts("h1")));
        Assert.EndsWith(" – Jobcenter Musterstadt", page.Title, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Whoever_only_reads_gets_no_cookie_and_nothing_from_elsewhere(string language, string path)
    {
        using var visitor = house.Visitor();

        var answer = await visitor.Get($"/{language}{path}");

        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.Contains("default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.True(answer.Headers.CacheControl?.NoStore);
    }

    [Fact]
    public async Task The_first_form_brings_the_first_cookie()
    {
        using var visitor = house.Visitor();

        var answer = await visitor.Get("/de/anliegen/message/words");

        Assert.StartsWith("oh-form=", answer.Headers.GetValues("Set-Cookie").Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("de"), InlineData("en"), InlineData("ar")]
    public async Task Every_link_of_every_public_page_leads_somewhere(string language)
    {
        using var visitor = house.Visitor();
        var open = new Queue<string>([$"/{language}"]);
        var seen = new Dictionary<string, PageSeen>(StringComparer.Ordinal);
        while (open.TryDequeue(out var path))
        {
            if (seen.ContainsKey(path))
                continue;

            var page = seen[path] = await visitor.Open(path);
            Assert.True(page.Status == HttpStatusCode.OK, $"{path} answers {page.Status}");
            foreach (var link in page.Document.QuerySelectorAll("a[href], link[href]").Select(a => a.GetAttribute("href")!))
            {
                Assert.True(link.StartsWith('/') || link.StartsWith('#') || link.StartsWith("tel:", StringComparison.Ordinal) || link.StartsWith("https://", StringComparison.Ordinal), $"{path}: {link}");
                if (link.StartsWith('#'))
                    Assert.True(page.Document.GetElementById(link[1..]) is not null, $"{path}: nothing is called {link}");
                else if (link.StartsWith($"/{language}", StringComparison.Ordinal))
                    open.Enqueue(link);
            }
        }

        // The start page, eleven others at least, and every service.
        Assert.True(seen.Count > 30, $"only {seen.Count} pages found");
    }

    [Fact]
    public async Task A_translation_says_that_nobody_has_checked_it_and_which_text_binds()
    {
        using var visitor = house.Visitor();

        Assert.Contains("No person has checked this text yet.", (await visitor.Open("/en/datenschutz")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Verbindlich ist der deutsche Text.", (await visitor.Open("/de/datenschutz")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/favicon.svg", "image/svg+xml"), InlineData("/robots.txt", "text/plain"), InlineData("/.well-known/security.txt", "text/plain")]
    public async Task Programs_find_the_files_they_ask_every_house_for(string path, string type)
    {
        using var visitor = house.Visitor();

        var answer = await visitor.Get(path);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(type, answer.Content.Headers.ContentType?.MediaType);
    }
}
