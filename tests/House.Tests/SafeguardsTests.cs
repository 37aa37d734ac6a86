using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OffenesHaus.Web.Shared;
using OffenesHaus.Web.Tests;

namespace OffenesHaus.House.Tests;

/// <summary>What every answer, cookie, field and source file of the house keeps to, whichever page it belongs to. (OWASP ASVS 3, 4, 11, 13)</summary>
public sealed partial class SafeguardsTests(OpenHouse house) : IClassFixture<OpenHouse>
{
    private static readonly string[] Elsewhere = ["/nothing", "/look/", "/.git/config", "/appsettings.json"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_answer_says_what_browsers_may_do_with_it()
    {
        using var stranger = Stranger();
        var wrong = new List<string>();
        foreach (var path in Paths().Concat(Elsewhere).Append(await ASheet(stranger)))
        {
            using var answer = await stranger.GetAsync(new Uri(path, UriKind.Relative), Stop);
            wrong.AddRange(Unsafe(path, answer, await answer.Content.ReadAsByteArrayAsync(Stop)));
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task A_method_that_nothing_answers_to_is_refused_everywhere()
    {
        using var stranger = Stranger();
        var taken = new List<string>();
        foreach (var path in Paths().Concat(Elsewhere).Append(await ASheet(stranger)))
            foreach (var method in (string[])["TRACE", "PUT", "DELETE", "PATCH", "OPTIONS", "PROPFIND"])
            {
                using var request = new HttpRequestMessage(new HttpMethod(method), path);
                using var answer = await stranger.SendAsync(request, Stop);
                if (answer.IsSuccessStatusCode || (int)answer.StatusCode >= 500)
                    taken.Add($"{method} {path}: {(int)answer.StatusCode}");
            }

        Assert.Empty(taken);
    }

    [Fact]
    public async Task What_lies_beside_the_pages_is_not_served()
    {
        using var stranger = Stranger();
        foreach (var path in Elsewhere)
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(new Uri(path, UriKind.Relative), Stop)).StatusCode);
    }

    [Fact]
    public void A_drawn_page_of_a_file_runs_nothing_and_is_framed_by_nobody() => Assert.Empty(Unsaid(DrawnPictures.Sandbox));

    [Fact]
    public async Task Every_cookie_is_kept_from_scripts_and_from_other_sites()
    {
        var schemes = (await house.Services.GetRequiredService<IAuthenticationSchemeProvider>().GetAllSchemesAsync()).Where(s => s.HandlerType == typeof(CookieAuthenticationHandler)).ToList();
        var cookies = house.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>();

        Assert.Equal(6, schemes.Count);
        Assert.All(schemes.Select(s => cookies.Get(s.Name).Cookie).Append(house.Services.GetRequiredService<IOptions<AntiforgeryOptions>>().Value.Cookie), c => AssertKept(c));
        Assert.Empty(Repository.OwnCode.Where(f => f.Path.StartsWith("src/", StringComparison.Ordinal)).SelectMany(Loose));
        var own = HouseCookie.Options(new(), new DefaultHttpContext(), TimeSpan.FromDays(1));
        Assert.Equal((true, SameSiteMode.Strict), (own.HttpOnly, own.SameSite));
    }

    [Fact]
    public void Every_field_for_a_password_hides_it_and_knows_password_programs()
    {
        var fields = Repository.Pages.SelectMany(p => Fields(p.Text).Select(f => $"{p.Path}: {f}")).ToList();

        Assert.InRange(fields.Count, 6, 20);
        Assert.DoesNotContain(fields, Shows);
        Assert.Empty(Repository.Files.Where(f => f.Path.StartsWith("src/", StringComparison.Ordinal) && f.Text.Contains("onpaste", StringComparison.OrdinalIgnoreCase)).Select(f => f.Path));
    }

    [Fact]
    public void Nothing_of_ours_draws_weak_numbers_uses_weak_ciphers_runs_text_or_keeps_anything_in_the_browser() =>
        Assert.Empty(Repository.Files.Where(f => f.Path.StartsWith("src/", StringComparison.Ordinal)).SelectMany(Weak));

    [Fact]
    public void Each_of_these_is_noticed()
    {
        using var bare = new HttpResponseMessage { Content = new StringContent("x", new System.Net.Http.Headers.MediaTypeHeaderValue("text/html")) };
        Assert.Equal(7, Unsafe("/de", bare, [1]).Count());
        Assert.Equal(["frame-ancestors 'none'"], Unsaid("default-src 'none'; base-uri 'none'; sandbox"), StringComparer.Ordinal);
        Assert.Single(Loose(new("src/a.cs", "response.Cookies.Append(\"a\", \"b\", new() { HttpOnly = true });")));
        Assert.Single(Fields("<input id=\"x\" name=\"Password\" type=\"text\"><input name=\"Name\">"), Shows);
        Assert.Equal(4, new Written[] { new("src/a.cs", "var n = Random.Shared.Next();"), new("src/a.cs", "using var h = MD5.Create();"), new("src/a.js", "eval(x)"), new("src/a.js", "localStorage.a = 1") }.SelectMany(Weak).Count());
    }

    private HttpClient Stranger() => new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = house.Address };

    private IEnumerable<string> Paths() =>
        house.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Select(e => Filled("/" + e.RoutePattern.RawText!.TrimStart('/'))).Distinct(StringComparer.Ordinal);

    private static string Filled(string route) => Parameter().Replace(route, p => p.Groups["name"].Value switch
    {
        "lang" => "de",
        "form" => "message",
        "way" => "phone",
        "number" => "1234567890",
        _ when p.Value.Contains(":guid", StringComparison.Ordinal) => "0190b6a0-0000-7000-8000-000000000000",
        _ => "1",
    });

    private static async Task<string> ASheet(HttpClient stranger) =>
        Sheet().Match(await stranger.GetStringAsync(new Uri("/de", UriKind.Relative), Stop)).Groups["path"].Value;

    private static IEnumerable<string> Unsafe(string path, HttpResponseMessage answer, byte[] body)
    {
        string Said(string header) => answer.Headers.TryGetValues(header, out var values) ? string.Join(", ", values) : "";

        foreach (var word in Unsaid(Said("Content-Security-Policy")))
            yield return $"{path}: policy without {word}";
        if (Said("X-Content-Type-Options") != "nosniff")
            yield return $"{path}: kinds are guessed";
        if (Said("Referrer-Policy") != "no-referrer")
            yield return $"{path}: tells where one was";
        if (Said("Access-Control-Allow-Origin").Length > 0 || Said("Server").Length > 0 || Said("X-Powered-By").Length > 0)
            yield return $"{path}: a header too many";
        if (!path.StartsWith("/look/", StringComparison.Ordinal) && !path.StartsWith("/api/", StringComparison.Ordinal) && !IsForAll(path) && answer.Headers.CacheControl?.NoStore != true)
            yield return $"{path}: may be kept";
        var type = answer.Content.Headers.ContentType;
        if (body.Length > 0 && (type is null || (type.MediaType!.StartsWith("text/", StringComparison.Ordinal) && type.CharSet is null)))
            yield return $"{path}: {type} without charset";
    }

    private static bool IsForAll(string path) => path is "/favicon.svg" or "/favicon.ico" or "/robots.txt" or "/.well-known/security.txt";

    private static IEnumerable<string> Unsaid(string policy) =>
        ((string[])["default-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"]).Where(w => !policy.Contains(w, StringComparison.Ordinal));

    private static void AssertKept(CookieBuilder cookie)
    {
        Assert.True(cookie.HttpOnly, cookie.Name);
        Assert.True(cookie.SameSite is SameSiteMode.Strict or SameSiteMode.Lax, cookie.Name);
    }

    private static IEnumerable<string> Loose(Written file) =>
        Set().Matches(file.Text).Where(s => !s.Value.Contains("HouseCookie.Options(", StringComparison.Ordinal) && (!s.Value.Contains("HttpOnly = true", StringComparison.Ordinal) || !s.Value.Contains("SameSite = ", StringComparison.Ordinal))).Select(s => $"{file.Path}: {s.Value}");

    private static IEnumerable<string> Fields(string page) => Input().Matches(page).Select(i => i.Value).Where(i => Secret().IsMatch(i));

    private static bool Shows(string field) => !field.Contains("type=\"password\"", StringComparison.Ordinal) || !(field.Contains("\"new-password\"", StringComparison.Ordinal) || field.Contains("\"current-password\"", StringComparison.Ordinal));

    private static IEnumerable<string> Weak(Written file) =>
        (file.Path.EndsWith(".cs", StringComparison.Ordinal) ? InCode() : file.Path.EndsWith(".js", StringComparison.Ordinal) || file.Path.EndsWith(".cshtml", StringComparison.Ordinal) ? InScript() : null)?.Matches(file.Text).Select(m => $"{file.Path}: {m.Value}") ?? [];

    [GeneratedRegex(@"\{(?<name>\w+)[^}]*\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Parameter();

    [GeneratedRegex(@"href=""(?<path>/look/[^""]+\.css[^""]*)""", RegexOptions.ExplicitCapture)]
    private static partial Regex Sheet();

    [GeneratedRegex(@"Cookies\.Append\([^;]*;")]
    private static partial Regex Set();

    [GeneratedRegex(@"<input\b[^>]*>")]
    private static partial Regex Input();

    [GeneratedRegex(@"\bname=""(Password|Again)""", RegexOptions.ExplicitCapture)]
    private static partial Regex Secret();

    [GeneratedRegex(@"\bnew Random\(|\bRandom\.Shared|\bMD5\b|\bSHA1\.|\bTripleDES\b|\bCipherMode\b|\bPaddingMode\b|RSAEncryptionPadding|\bCSharpScript\b")]
    private static partial Regex InCode();

    [GeneratedRegex(@"\beval\(|\bnew Function\(|\blocalStorage\b|\bsessionStorage\b|\bindexedDB\b|\bdocument\.cookie\b|\bpostMessage\b|\binnerHTML\b|\bdocument\.write\b")]
    private static partial Regex InScript();
}
