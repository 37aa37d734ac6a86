using Microsoft.AspNetCore.Mvc;
using OffenesHaus.Catalog;
using OffenesHaus.Intake;
using OffenesHaus.People.Helping;
using OffenesHaus.Platform;
using OffenesHaus.Web.Helper;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Portal;

/// <summary>
/// "Leave this page quickly" (Seite schnell verlassen): ends the session of this device and leads to a page that says nothing about anybody.
/// It takes no form token, so that no page was open too long to be left; a stranger's post brings no session along (SameSite).
/// </summary>
internal static class Leaving
{
    public static void MapLeaving(this IEndpointRouteBuilder routes) =>
        routes.MapMethods("/{lang:language}/verlassen", [HttpMethods.Get, HttpMethods.Post], Leave);

    private static async Task<IResult> Leave(HttpContext http, [FromServices] PersonSession session, [FromServices] HelpSession helping, [FromServices] HelpSessions helpSessions, [FromServices] LeaveDevice leave, [FromServices] HouseSettings settings, [FromServices] Say t, CancellationToken stop)
    {
        if (HttpMethods.IsGet(http.Request.Method))
            return Results.Content(OnwardPage.Of(t, "leave/weather", settings.Office.LeaveTo), "text/html; charset=utf-8");

        var helped = await helping.Shown();
        await session.Forget();
        await helping.Forget();
        HouseCookie.Delete(settings, http, "oh-form");
        // Not "cookies": that would log people out of every page of the town whose name the house lives under.
        http.Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        http.Response.Headers.Location = $"/{t.Language}/verlassen";
        await End(async () =>
        {
            if (await session.Standing(stop) is { } standing)
                await leave.Run(standing, LeftWhere.Here, stop);
            if (helped is { } begun)
                await helpSessions.End(begun, stop);
        });
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    // Whoever has to leave leaves, whether the database answers or not: the cookie is gone all the same.
    private static async Task End(Func<Task> all)
    {
        try
        {
            await all();
        }
        catch (Exception e) when (e is NotFound || Trouble.StatusOf(e) == StatusCodes.Status503ServiceUnavailable)
        {
            // Nothing more to end.
        }
    }
}
