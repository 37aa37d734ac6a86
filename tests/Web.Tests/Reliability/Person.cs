using System.Collections.Concurrent;
using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace OffenesHaus.Web.Tests.Reliability;

/// <summary>Somebody who sends the very same post again when no answer came: to the same house, or to the one that stands in its place.</summary>
internal sealed class Person
{
    private static readonly HttpClient Line = new(new SocketsHttpHandler
    {
        UseCookies = false,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.All,
        PooledConnectionLifetime = TimeSpan.Zero, // one connection a request: nothing is sent again behind our back
    });

    private readonly ConcurrentDictionary<string, string> cookies = new(StringComparer.Ordinal);

    /// <summary>What shows the house who sends.</summary>
    public IReadOnlyDictionary<string, string> Cookies => cookies;

    /// <summary>Throws <see cref="HttpRequestException"/> when the whole answer did not come.</summary>
    public async Task<Answered> Send(Uri house, Sheet sheet)
    {
        using var request = new HttpRequestMessage(sheet.Body is null ? HttpMethod.Get : HttpMethod.Post, new Uri(house, sheet.Path));
        if (!cookies.IsEmpty)
            request.Headers.Add("Cookie", string.Join("; ", cookies.Select(c => $"{c.Key}={c.Value}")));
        if (sheet.Keeps)
            request.Headers.Add("X-Keep", "1");
        if (sheet.Body is not null)
        {
            request.Content = new ByteArrayContent(sheet.Body);
            request.Content.Headers.TryAddWithoutValidation("Content-Type", sheet.Type);
        }

        using var answer = await Line.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        if (answer.Headers.TryGetValues("Set-Cookie", out var set))
            foreach (var pair in set.Select(s => s.Split(';')[0].Split('=', 2)))
                cookies[pair[0]] = pair[1];
        return new((int)answer.StatusCode, answer.Headers.Location?.ToString(), text);
    }

    /// <summary>Opens a page and fills in its form; nothing is sent yet.</summary>
    public async Task<Sheet> FillIn(Uri house, string path, string button, (string, string?)[] fields, params (string Field, string Name, byte[] Bytes)[] files)
    {
        var page = await Send(house, new(path));
        while (page.Location is { } elsewhere)
            page = await Send(house, new(path = elsewhere));
        var pressed = (IHtmlButtonElement)(page.Document.QuerySelector(button) ?? throw new InvalidOperationException($"No {button} on {path}: {page.Status} {page.Text}"));
        var content = FormContent.Of(pressed.Form!, pressed, [], fields);
        foreach (var (field, name, bytes) in files)
            ((MultipartFormDataContent)content).Add(new ByteArrayContent(bytes), $"\"{field}\"", $"\"{name}\"");
        return new(pressed.Form!.GetAttribute("action")!, await content.ReadAsByteArrayAsync(), content.Headers.ContentType!.ToString());
    }
}

/// <summary>One request as it will be sent, byte for byte; without a body it only asks for the page.</summary>
internal sealed record Sheet(string Path, byte[]? Body = null, string? Type = null)
{
    /// <summary>What the desk's script sends every few seconds, while somebody types.</summary>
    public bool Keeps { get; init; }
}

/// <summary>An answer that came whole.</summary>
internal sealed record Answered(int Status, string? Location, string Text)
{
    public IHtmlDocument Document => new HtmlParser().ParseDocument(Text);
}
