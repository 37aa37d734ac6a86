using OffenesHaus.Cases;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Desk;

/// <summary>The addresses of the desk that are no pages.</summary>
public static class DeskRoutes
{
    public static WebApplication MapDesk(this WebApplication app)
    {
        app.MapGet("/desk/news", async (long seit, Worklist worklist, CancellationToken stop) =>
        {
            var since = DateTimeOffset.FromUnixTimeMilliseconds(Math.Clamp(seit, 0, 4_102_444_800_000));
            var fresh = await worklist.NewSince(since, stop);
            return Results.Text(fresh == 0 ? "" : $"{(fresh == 100 ? "viele" : fresh)} neue seit {DeskWords.Clock(since)} Uhr");
        }).RequireAuthorization(Doors.Desk);
        return app;
    }
}
