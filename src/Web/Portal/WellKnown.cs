using System.Globalization;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Portal;

/// <summary>Small files that programs ask every house for: the sign in the browser's tab, what search engines may read, whom to tell of a hole.</summary>
internal static class WellKnown
{
    private const string Sign =
        """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path fill="#1b3a8a" d="M0 0h24v24H0z"/><path fill="none" stroke="#fff" stroke-width="2" stroke-linejoin="round" d="M4 11.5 12 4l8 7.5V20H4zM10 20v-7l4.5 1.5V20"/></svg>""";

    public static void MapWellKnown(this WebApplication app)
    {
        app.MapGet("/favicon.svg", (HttpContext http) =>
        {
            http.Response.Headers.CacheControl = "public, max-age=86400";
            return Results.Text(Sign, "image/svg+xml");
        });
        app.MapGet("/favicon.ico", () => Results.Redirect("/favicon.svg", permanent: true));
        app.MapGet("/robots.txt", (Demonstration demonstration) => Results.Text(demonstration.IsLoaded ? "User-agent: *\nDisallow: /\n" : Robots, "text/plain; charset=utf-8"));

        // RFC 9116. It must be renewed, so it is always good for three months.
        app.MapGet("/.well-known/security.txt", (HouseSettings settings, TimeProvider clock) => Results.Text(
            $"Contact: tel:{settings.Office.PhoneDialled}\nExpires: {clock.GetUtcNow().AddDays(90).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}\nPreferred-Languages: de, en\n",
            "text/plain; charset=utf-8"));
    }

    // Pages of persons need a cookie anyway; naming them keeps tidy programs from knocking.
    private const string Robots = "User-agent: *\nDisallow: /*/anliegen\nDisallow: /*/eingang\nDisallow: /*/status\n";
}
