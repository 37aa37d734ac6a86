using Microsoft.AspNetCore.Mvc;
using OffenesHaus.Catalog;
using OffenesHaus.Intake;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Portal;

/// <summary>Papers to keep, print or sign, as PDF. When none can be set, the page says what else there is.</summary>
internal static class Papers
{
    public static void MapPapers(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/{lang:language}/eingang/{arrival:guid}/pdf", Receipt);
        routes.MapGet("/{lang:language}/status/gelesen/pdf", Reads);
        routes.MapGet("/{lang:language}/widerspruch.pdf", Objection);
    }

    private static async Task<IResult> Receipt(Guid arrival, [FromServices] PersonSession session, [FromServices] ReceiptPaper paper, [FromServices] Say t, CancellationToken stop) =>
        await session.Request(stop) is { } request
            ? Results.File(await paper.Run(request, arrival, t.Language, stop), "application/pdf", $"{t.German["receipt/title"]}.pdf")
            : Results.Redirect($"/{t.Language}/status");

    private static async Task<IResult> Reads([FromServices] PersonSession session, [FromServices] ReadsPaper paper, [FromServices] Say t, CancellationToken stop) =>
        await session.Request(stop) is { } request
            ? Results.File(await paper.Run(request, t.Language, stop), "application/pdf", $"{t.German["reads/title"].TrimEnd('?')}.pdf")
            : Results.Redirect($"/{t.Language}/status");

    private static async Task<IResult> Objection([FromServices] ObjectionPaper paper, [FromServices] Say t, CancellationToken stop) =>
        Results.File(await paper.Run(t.Language, stop), "application/pdf", $"{t.German["objection/paper.subject"]}.pdf");
}
