using OffenesHaus.Platform;

namespace OffenesHaus.Web.Shared;

/// <summary>How a page that was drawn anew leaves the house, at every door.</summary>
internal static class DrawnPictures
{
    /// <summary>Whatever the bytes are, a browser gets no script, no plug-in and no house of ours around them.</summary>
    public const string Sandbox = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; sandbox";

    public static IResult Of(HttpContext http, DrawnPage drawn)
    {
        if (drawn.Legibility != Legibility.Readable)
            throw new NotFound();
        http.Response.Headers.ContentSecurityPolicy = Sandbox;
        return Results.File(drawn.Jpeg, "image/jpeg");
    }

    /// <summary>Where the door that this page belongs to has its pictures: a helper's stand below the matter, those of a conversation below it, a person's are their own.</summary>
    public static string PathOf(HttpContext http, Catalog.Language language)
    {
        var parts = (http.Request.Path.Value ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries);
        return parts switch
        {
            [_, "helfen", var number, ..] => $"/{language}/helfen/{number}/datei",
            ["desk", "talks", var talk, var number, ..] => $"/desk/talks/{talk}/{number}/datei",
            _ => $"/{language}/datei",
        };
    }
}
