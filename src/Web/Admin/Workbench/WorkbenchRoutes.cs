using Microsoft.AspNetCore.Mvc;
using OffenesHaus.Catalog;
using OffenesHaus.Catalog.Exchange;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Admin.Workbench;

/// <summary>The files of the workbench: texts for translators, and a form as XDatenfelder 3.</summary>
public static class WorkbenchRoutes
{
    public static WebApplication MapWorkbench(this WebApplication app)
    {
        app.MapGet("/admin/forms/{code}/texts.{lang:language}.xliff", Texts).RequireAuthorization(Doors.Forms);
        app.MapGet("/admin/forms/{code}/xdatenfelder.xml", Xdf).RequireAuthorization(Doors.Forms);
        return app;
    }

    private static async Task<IResult> Texts(string code, Language lang, [FromQuery] string? edition, [FromServices] FormFiles files, CancellationToken stop) =>
        Results.File(await files.Texts(code, edition, lang, stop), "application/xliff+xml", $"{code}.{lang}.xliff");

    private static async Task<IResult> Xdf(string code, [FromQuery] string? edition, [FromServices] FormFiles files, CancellationToken stop) =>
        Results.File(await files.See(code, edition, stop), "application/xml", $"{code}.xdatenfelder.xml");
}
