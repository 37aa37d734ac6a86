using System.Net;
using System.Net.Sockets;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace OffenesHaus.Web.Tests;

/// <summary>A browser without script: keeps cookies, follows links and redirections, fills in forms as they stand on the page.</summary>
public sealed class Visitor : IDisposable
{
    private readonly CookieContainer cookies = new();
    private readonly Uri house;
    private readonly HttpClient client;

    public Visitor(Uri house, string? from = null) => (this.house, client) = (house, new(Way(from, cookies)) { BaseAddress = house });

    /// <summary>What it would send to the house now.</summary>
    public string Sends => cookies.GetCookieHeader(house);

    /// <summary>Sent with every request.</summary>
    public System.Net.Http.Headers.HttpRequestHeaders Headers => client.DefaultRequestHeaders;

    /// <summary>What the house keeps here, for a real browser to go on with.</summary>
    public IReadOnlyList<Cookie> Cookies => cookies.GetAllCookies().ToList();

    public async Task<PageSeen> Open(string path) => await Seen(await client.GetAsync(new Uri(path, UriKind.RelativeOrAbsolute)));

    public Task<HttpResponseMessage> Get(string path) => client.GetAsync(new Uri(path, UriKind.RelativeOrAbsolute));

    /// <summary>Sends anything, also what no form of the house would send.</summary>
    public async Task<PageSeen> Send(HttpRequestMessage message) => await Seen(await client.SendAsync(message));

    /// <summary>
    /// Fills in and sends the form that <paramref name="form"/> (a CSS selector of the form, or of the button in it that is pressed) names.
    /// What is not named in <paramref name="fields"/> stays as it stands on the page; null takes a field away.
    /// </summary>
    public Task<PageSeen> Submit(PageSeen page, string form, params (string Name, string? Value)[] fields) => SubmitWith(page, form, [], fields);

    /// <summary>The same with photos and files, each in the field it names.</summary>
    public async Task<PageSeen> SubmitWith(PageSeen page, string form, IReadOnlyList<FileSent> files, params (string Name, string? Value)[] fields)
    {
        var pressed = page.Document.QuerySelector(form) ?? throw new InvalidOperationException($"No '{form}' on {page.Address}:\n{page.Text}");
        var sent = pressed as IHtmlFormElement ?? ((IHtmlButtonElement)pressed).Form!;
        var content = FormContent.Of(sent, pressed as IHtmlButtonElement, files, fields);
        var action = (pressed as IHtmlButtonElement)?.GetAttribute("formaction") ?? sent.GetAttribute("action");
        var target = new Uri(page.Address, string.IsNullOrEmpty(action) ? page.Address.PathAndQuery : action);
        return await Seen(await client.PostAsync(target, content));
    }

    /// <summary>Goes where a page leads by itself, as a browser does, until one stays.</summary>
    public async Task<PageSeen> LedOn(PageSeen page)
    {
        while (page.LeadsTo is { } on)
            page = await Open(new Uri(page.Address, on).ToString());
        return page;
    }

    public void Dispose() => client.Dispose();

    // Every address of 127/8 is this machine: so strangers from different networks can be played.
    private static SocketsHttpHandler Way(string? from, CookieContainer cookies)
    {
        var way = new SocketsHttpHandler { CookieContainer = cookies, MaxAutomaticRedirections = 5, AutomaticDecompression = DecompressionMethods.All };
        if (from is not null)
            way.ConnectCallback = async (to, stop) =>
            {
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                socket.Bind(new IPEndPoint(IPAddress.Parse(from), 0));
                await socket.ConnectAsync(to.DnsEndPoint, stop);
                return new NetworkStream(socket, ownsSocket: true);
            };
        return way;
    }

    private static async Task<PageSeen> Seen(HttpResponseMessage answer)
    {
        var html = await answer.Content.ReadAsStringAsync();
        return new(answer.StatusCode, answer.RequestMessage!.RequestUri!, new HtmlParser().ParseDocument(html), answer);
    }
}

/// <summary>A file chosen in a field of a form.</summary>
public sealed record FileSent(string Field, string Name, byte[] Bytes, string Type = "image/jpeg");

/// <summary>A page as it came, read as a browser reads it.</summary>
public sealed record PageSeen(HttpStatusCode Status, Uri Address, IHtmlDocument Document, HttpResponseMessage Answer)
{
    /// <summary>All words of the page, white space folded.</summary>
    public string Text => Words(Document.Body?.TextContent);

    public string Title => Document.Title ?? "";

    public string? Part(string selector) => Document.QuerySelector(selector) is { } part ? Words(part.TextContent) : null;

    public IReadOnlyList<string> Parts(string selector) => [.. Document.QuerySelectorAll(selector).Select(p => Words(p.TextContent))];

    /// <summary>Where a browser goes from here by itself.</summary>
    public string? LeadsTo =>
        (Answer.Headers.TryGetValues("Refresh", out var head) ? head.Single() : Document.QuerySelector("meta[http-equiv=refresh]")?.GetAttribute("content"))?.Split("url=", 2)[1];

    public string? Link(string selector) => Document.QuerySelector(selector)?.GetAttribute("href");

    private static string Words(string? text) => string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
