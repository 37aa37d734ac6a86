using System.Net;
using OffenesHaus.Web.Tests.Portal;

namespace OffenesHaus.Web.Tests.Trust;

/// <summary>A house that visitors reach by https, through a proxy on this machine.</summary>
public sealed class HouseOverTlsTests(HouseOverTlsTests.BehindTls house) : IClassFixture<HouseOverTlsTests.BehindTls>
{
    public sealed class BehindTls : DemonstrationHouse
    {
        protected override HouseSettings Settings(HouseSettings settings) => base.Settings(settings) with { PublicAddress = "https://haus.example", Proxy = "127.0.0.1" };
    }

    [Fact]
    public async Task Every_cookie_is_called_host_only_and_goes_over_TLS_alone()
    {
        using var browser = new Browser(house.Address);
        var form = await browser.Get("/de/anliegen/message");
        await browser.Post("/de/anliegen/message/words", form, ("concern", "Etwas anderes"), ("name", "Oksana Melnyk"), ("do", "save"));
        var login = await browser.Get("/desk/login");
        await browser.Post("/desk/login?handler=demo", login, ("Clerk", login.QuerySelector("button[name=Clerk]")!.GetAttribute("value")!));
        await browser.Post("/desk/keys", await browser.Get("/desk/keys"), ("off", "true"));
        // Before a helper comes in: that ends what a person had open here.
        Assert.Contains("Oksana", (await browser.Get("/de/anliegen/message/words")).Body!.InnerHtml, StringComparison.Ordinal);
        var help = await browser.Get("/de/helfen/anmelden");
        await browser.Post("/de/helfen/anmelden?handler=demo", help, ("helper", help.QuerySelector("button[name=helper]")!.GetAttribute("value")!));

        var kept = browser.Set.Where(c => !c.Contains("expires=Thu, 01 Jan 1970", StringComparison.OrdinalIgnoreCase)).ToList();
        Assert.Equal(["__Host-oh-anliegen", "__Host-oh-dienst", "__Host-oh-form", "__Host-oh-helfen", "__Host-oh-tasten"], kept.Select(c => c.Split('=')[0]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.DoesNotContain(kept, c => !c.Contains("; secure", StringComparison.OrdinalIgnoreCase) || !c.Contains("; path=/;", StringComparison.OrdinalIgnoreCase) || c.Contains("domain=", StringComparison.OrdinalIgnoreCase) || !c.Contains("httponly", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task At_this_machine_without_TLS_names_are_plain_so_that_browsers_take_them()
    {
        await using var plain = new OpenHouse();
        await plain.InitializeAsync();
        using var oksana = plain.Visitor();

        var receipt = await oksana.HandsIn("Etwas anderes");

        Assert.True(receipt.IsReceipt());
        Assert.Contains("oh-anliegen=", oksana.Sends, StringComparison.Ordinal);
    }

    // Keeps cookies as they come: the ordinary one of the tests would not send them back without TLS.
    private sealed class Browser(Uri house) : IDisposable
    {
        private readonly HttpClient client = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = house };
        private readonly Dictionary<string, string> kept = new(StringComparer.Ordinal);

        public List<string> Set { get; } = [];

        public Task<AngleSharp.Html.Dom.IHtmlDocument> Get(string path) => Send(new(HttpMethod.Get, path));

        public Task<AngleSharp.Html.Dom.IHtmlDocument> Post(string path, AngleSharp.Html.Dom.IHtmlDocument page, params (string Name, string Value)[] fields)
        {
            var hidden = page.QuerySelectorAll("main input[type=hidden]").DistinctBy(i => i.GetAttribute("name"), StringComparer.Ordinal).Select(i => KeyValuePair.Create(i.GetAttribute("name")!, i.GetAttribute("value") ?? ""));
            return Send(new(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(hidden.Concat(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)))) });
        }

        public void Dispose() => client.Dispose();

        private async Task<AngleSharp.Html.Dom.IHtmlDocument> Send(HttpRequestMessage message)
        {
            message.Headers.Add("X-Forwarded-Proto", "https");
            message.Headers.Add("X-Forwarded-For", "203.0.113.9");
            if (kept.Count > 0)
                message.Headers.Add("Cookie", string.Join("; ", kept.Select(c => $"{c.Key}={c.Value}")));
            using var answer = await client.SendAsync(message, TestContext.Current.CancellationToken);
            Assert.InRange((int)answer.StatusCode, 200, (int)HttpStatusCode.SeeOther);
            foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var all) ? all : [])
            {
                Set.Add(cookie);
                var (name, value) = (cookie.Split('=')[0], cookie.Split(';')[0].Split('=', 2)[1]);
                kept[name] = value;
            }

            return new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }
    }
}
