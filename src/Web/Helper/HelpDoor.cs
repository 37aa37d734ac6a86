using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Catalog;
using OffenesHaus.Intake;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Helper;

/// <summary>The helpers' own door: shut to everybody without a helper's session, by folder; neither a person's code nor a clerk's session opens it.</summary>
public static class HelpDoor
{
    public static IServiceCollection AddHelpDoor(this IServiceCollection services, HouseSettings settings)
    {
        services.AddAuthentication()
            .AddCookie(HelpSession.Scheme, cookie =>
            {
                HouseCookie.Set(cookie.Cookie, settings, "oh-helfen", SameSiteMode.Strict);
                cookie.ExpireTimeSpan = TimeSpan.FromMinutes(30);
                cookie.SlidingExpiration = true;
                cookie.EventsType = typeof(HelpCookie);
            })
            .AddCookie(HelpSession.HalfScheme, cookie =>
            {
                HouseCookie.Set(cookie.Cookie, settings, "oh-helfen-halb", SameSiteMode.Strict);
                cookie.ExpireTimeSpan = TimeSpan.FromMinutes(10);
                cookie.SlidingExpiration = false;
            });
        services.AddScoped<HelpSession>();
        services.AddScoped<HelpCookie>();
        services.AddAuthorizationBuilder().AddPolicy(Doors.Help, p => p.AddAuthenticationSchemes(HelpSession.Scheme).RequireAuthenticatedUser());
        services.Configure<RazorPagesOptions>(pages =>
        {
            pages.Conventions.AuthorizeFolder("/Helper", Doors.Help);
            foreach (var page in (string[])["/Helper/Login", "/Helper/Join", "/Helper/SecondStep", "/Helper/SetUp", "/Helper/Password"])
                pages.Conventions.AllowAnonymousToPage(page);
        });
        return services;
    }

    public static void MapHelp(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/{lang:language}/helfen/{number}/eingang/{arrival:guid}/pdf", Receipt).RequireAuthorization(Doors.Help);
        routes.MapGet("/{lang:language}/helfen/{number}/datei/{file:guid}/{page:int}", File).RequireAuthorization(Doors.Help);
    }

    private static async Task<IResult> File(RequestNumber number, Guid file, int page, HttpContext http, [FromServices] ReadOwnFile read, CancellationToken stop) =>
        DrawnPictures.Of(http, await read.ForHelp(number, file, page, stop));

    private static async Task<IResult> Receipt(RequestNumber number, Guid arrival, [FromServices] ReadForHelp read, [FromServices] ReceiptPaper paper, [FromServices] Say t, CancellationToken stop) =>
        Results.File(await paper.Run((await read.Run(number, stop)).Id, arrival, t.Language, stop), "application/pdf", $"{t.German["receipt/title"]}.pdf");
}
