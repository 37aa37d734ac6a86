namespace OffenesHaus.Web.Machine;

/// <summary>The addresses for programs: stable, described by their own document, public data only.</summary>
public static class MachineRoutes
{
    public static WebApplication MapMachine(this WebApplication app)
    {
        app.MapGet("/api/v1/channels", ChannelsRoute.Answer);
        app.MapGet("/api/v1/openapi.json", Description);
        return app;
    }

    private static readonly Lazy<byte[]> Document = new(() =>
    {
        using var found = typeof(MachineRoutes).Assembly.GetManifestResourceStream("openapi.json")!;
        using var bytes = new MemoryStream();
        found.CopyTo(bytes);
        return bytes.ToArray();
    });

    private static IResult Description(HttpContext http)
    {
        http.Response.Headers.CacheControl = "public, max-age=3600";
        return Results.Bytes(Document.Value, "application/json; charset=utf-8");
    }
}
