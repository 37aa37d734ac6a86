using System.Text;
using Microsoft.AspNetCore.Mvc;
using OffenesHaus.Catalog;
using OffenesHaus.Intake;
using OffenesHaus.Intake.Copying;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Portal;

/// <summary>Papers to keep, print or sign, as PDF. When none can be set, the page says what else there is.</summary>
internal static class Papers
{
    public static void MapPapers(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/{lang:language}/eingang/{arrival:guid}/pdf", Receipt);
        routes.MapGet("/{lang:language}/eingang/{arrival:guid}/beleg.txt", Proof);
        routes.MapGet("/{lang:language}/datei/{file:guid}/{page:int}", File);
        routes.MapGet("/{lang:language}/status/gelesen/pdf", Reads);
        routes.MapGet("/{lang:language}/status/kopie/pdf", CopyToRead);
        routes.MapGet("/{lang:language}/status/kopie/json", CopyForPrograms);
        routes.MapGet("/{lang:language}/widerspruch.pdf", Objection);
    }

    private static async Task<IResult> Receipt(Guid arrival, [FromServices] PersonSession session, [FromServices] ReceiptPaper paper, [FromServices] Say t, CancellationToken stop) =>
        await session.Request(stop) is { } request
            ? Results.File(await paper.Run(request, arrival, t.Language, stop), "application/pdf", $"{t.German["receipt/title"]}.pdf")
            : Results.Redirect($"/{t.Language}/status");

    private static async Task<IResult> Proof(Guid arrival, [FromServices] PersonSession session, [FromServices] ReceiptFile proof, [FromServices] Say t, CancellationToken stop) =>
        await session.Request(stop) is { } request
            ? Results.File(Encoding.UTF8.GetBytes(await proof.Run(request, arrival, t, stop)), "text/plain; charset=utf-8", $"{t.German["proof/file.name"]}.txt")
            : Results.Redirect($"/{t.Language}/status");

    private static async Task<IResult> File(Guid file, int page, HttpContext http, [FromServices] PersonSession session, [FromServices] ReadOwnFile read, [FromServices] Say t, CancellationToken stop) =>
        await session.Request(stop) is { } request
            ? DrawnPictures.Of(http, await read.Page(request, file, page, stop))
            : Results.Redirect($"/{t.Language}/status");

    private static async Task<IResult> Reads([FromServices] PersonSession session, [FromServices] ReadsPaper paper, [FromServices] Say t, CancellationToken stop) =>
        await session.Request(stop) is { } request
            ? Results.File(await paper.Run(request, t.Language, stop), "application/pdf", $"{t.German["reads/title"].TrimEnd('?')}.pdf")
            : Results.Redirect($"/{t.Language}/status");

    private static async Task<IResult> CopyToRead([FromServices] PersonSession session, [FromServices] MakeCopy copy, [FromServices] Say t, CancellationToken stop) =>
        await session.Request(stop) is { } request
            ? Results.File(await copy.Run(new(request, CopyForm.Pdf, t.Language), await session.CameBy(stop), stop), "application/pdf", $"{t.German["copy/title"]}.pdf")
            : Results.Redirect($"/{t.Language}/status");

    private static async Task<IResult> CopyForPrograms([FromServices] PersonSession session, [FromServices] MakeCopy copy, [FromServices] Say t, CancellationToken stop) =>
        await session.Request(stop) is { } request
            ? Results.File(await copy.Run(new(request, CopyForm.Json, t.Language), await session.CameBy(stop), stop), "application/json", $"{t.German["copy/title"]}.json")
            : Results.Redirect($"/{t.Language}/status");

    private static async Task<IResult> Objection([FromServices] ObjectionPaper paper, [FromServices] Say t, CancellationToken stop) =>
        Results.File(await paper.Run(t.Language, stop), "application/pdf", $"{t.German["objection/paper.subject"]}.pdf");
}
