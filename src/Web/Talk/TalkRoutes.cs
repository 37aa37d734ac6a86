using Microsoft.AspNetCore.Mvc;
using OffenesHaus.Intake;
using OffenesHaus.Intake.Conversations;
using OffenesHaus.Platform;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Talk;

/// <summary>The addresses of telephone and counter that are no page: what is printed and handed over.</summary>
public static class TalkRoutes
{
    public static WebApplication MapTalk(this WebApplication app)
    {
        app.MapGet("/desk/talks/{id:guid}/{number}/quittung.pdf", Receipt).RequireAuthorization(Doors.Talk);
        app.MapGet("/desk/talks/{id:guid}/{number}/niederschrift.pdf", Statement).RequireAuthorization(Doors.Talk);
        app.MapGet("/desk/talks/{id:guid}/{number}/datei/{file:guid}/{page:int}", Picture).RequireAuthorization(Doors.Talk);
        return app;
    }

    private static async Task<IResult> Receipt(Guid id, RequestNumber number, HttpContext http, [FromServices] ReadConversation read, [FromServices] CounterPapers papers, CancellationToken stop) =>
        Pdf(http, await papers.Receipt(id, await Of(read, id, number, stop), stop));

    private static async Task<IResult> Statement(Guid id, RequestNumber number, HttpContext http, [FromServices] ReadConversation read, [FromServices] CounterPapers papers, CancellationToken stop) =>
        Pdf(http, await papers.Statement(id, await Of(read, id, number, stop), stop));

    // Of what may be filled in here, as the pages of the form show it.
    private static async Task<IResult> Picture(Guid id, RequestNumber number, Guid file, int page, HttpContext http, [FromServices] ReadConversation read, [FromServices] ReadOwnFile files, CancellationToken stop) =>
        DrawnPictures.Of(http, await files.ForDesk((await read.Run(id, stop)).Matters.FirstOrDefault(m => m.Number == number && m.MayFill)?.Id ?? throw new NotFound(), file, page, stop));

    private static async Task<Guid> Of(ReadConversation read, Guid id, RequestNumber number, CancellationToken stop) =>
        (await read.Run(id, stop)).Matters.FirstOrDefault(m => m.Number == number && m.IsOpen)?.Id ?? throw new NotFound();

    private static IResult Pdf(HttpContext http, byte[] pdf)
    {
        http.Response.Headers.ContentSecurityPolicy = DrawnPictures.Sandbox;
        return Results.File(pdf, "application/pdf");
    }
}
