using Microsoft.AspNetCore.Mvc;
using OffenesHaus.Cases;
using OffenesHaus.Correspondence;
using OffenesHaus.Insight.Processing;
using OffenesHaus.Intake;
using OffenesHaus.Intake.Copying;
using OffenesHaus.Intake.Looks;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Proof;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Desk;

/// <summary>The addresses of the desk that are no pages: news, pictures, originals, letters.</summary>
public static class DeskRoutes
{
    public static WebApplication MapDesk(this WebApplication app)
    {
        app.MapGet("/desk/news", News).RequireAuthorization(Doors.Desk);
        app.MapGet("/desk/requests/{number}/files/{file:guid}/pages/{page:int}", Picture).RequireAuthorization(Doors.Reading);
        app.MapGet("/desk/requests/{number}/files/{file:guid}/original", Original).RequireAuthorization(Doors.Reading);
        app.MapGet("/desk/requests/{number}/nachweis.pdf", Evidence).RequireAuthorization(Doors.Reading);
        app.MapGet("/desk/requests/{number}/gelesen.pdf", Reads).RequireAuthorization(Doors.Desk);
        app.MapGet("/desk/requests/{number}/kopie.pdf", CopyToRead).RequireAuthorization(Doors.Desk);
        app.MapGet("/desk/requests/{number}/kopie.json", CopyForPrograms).RequireAuthorization(Doors.Desk);
        app.MapGet("/desk/privacy/reads.pdf", Report).RequireAuthorization(Doors.Privacy);
        app.MapGet("/desk/privacy/papers/{paper}/pdf", Paper).RequireAuthorization(Doors.Privacy);
        app.MapGet("/desk/privacy/papers/{paper}/json", PaperForPrograms).RequireAuthorization(Doors.Privacy);
        app.MapGet("/desk/letters/{id:guid}.pdf", Letter).RequireAuthorization(Doors.Letters);
        app.MapGet("/desk/journal/head.pdf", JournalHead).RequireAuthorization(Doors.Journal);
        return app;
    }

    private static async Task<IResult> JournalHead(HttpContext http, [FromServices] JournalStates states, [FromServices] JournalNotice notice, CancellationToken stop)
    {
        var head = (await states.See(stop)).Anchored ?? throw new NotFound();
        http.Response.Headers.ContentSecurityPolicy = DrawnPictures.Sandbox;
        return Results.File(await notice.Run(head, stop), "application/pdf");
    }

    private static async Task<IResult> Report(string? number, HttpContext http, [FromServices] ReportPaper paper, CancellationToken stop)
    {
        var pdf = await paper.Run(RequestNumber.TryParse(number, null, out var known) ? known : throw new NotFound(), stop);
        http.Response.Headers.ContentSecurityPolicy = DrawnPictures.Sandbox;
        return Results.File(pdf, "application/pdf");
    }

    private static async Task<IResult> Paper(string paper, HttpContext http, [FromServices] PaperOfProcessing papers, CancellationToken stop)
    {
        var pdf = await papers.Run(ProcessingPageModel.KindOf(paper), stop);
        http.Response.Headers.ContentSecurityPolicy = DrawnPictures.Sandbox;
        return Results.File(pdf, "application/pdf");
    }

    private static IResult PaperForPrograms(string paper, [FromServices] PaperOfProcessing papers, [FromServices] TimeProvider clock)
    {
        var seen = papers.See(ProcessingPageModel.KindOf(paper));
        return Results.File(FileOfProcessing.Of(seen, clock.GetUtcNow()), "application/json", $"{seen.Title}, {seen.Version}.json");
    }

    private static async Task<IResult> News(long seit, [FromServices] Worklist worklist, CancellationToken stop)
    {
        var since = DateTimeOffset.FromUnixTimeMilliseconds(Math.Clamp(seit, 0, 4_102_444_800_000));
        var fresh = await worklist.NewSince(since, stop);
        return Results.Text(fresh == 0 ? "" : $"{(fresh == 100 ? "viele" : fresh)} neue seit {DeskWords.Clock(since)} Uhr");
    }

    private static async Task<IResult> Picture(RequestNumber number, Guid file, int page, string? klein, HttpContext http, [FromServices] ReadFile read, CancellationToken stop)
    {
        if (page < 1)
            throw new NotFound();
        var drawn = klein is null ? await read.Page(number, file, page, stop) : await read.Thumbnail(number, file, page, stop);
        return DrawnPictures.Of(http, drawn);
    }

    private static async Task<IResult> Original(RequestNumber number, Guid file, HttpContext http, [FromServices] ReadFile read, CancellationToken stop)
    {
        var (view, bytes) = await read.Original(number, file, stop);
        http.Response.Headers.ContentSecurityPolicy = DrawnPictures.Sandbox;
        return Results.File(bytes, "application/octet-stream", view.Name);
    }

    private static async Task<IResult> Evidence(RequestNumber number, string? frage, HttpContext http, [FromServices] ReadEvidence read, CancellationToken stop)
    {
        var pdf = await read.Run(number, frage, stop);
        http.Response.Headers.ContentSecurityPolicy = DrawnPictures.Sandbox;
        return Results.File(pdf, "application/pdf");
    }

    private static async Task<IResult> CopyToRead(RequestNumber number, HttpContext http, [FromServices] MakeCopyAtDesk copy, CancellationToken stop)
    {
        var pdf = await copy.Run(number, CopyForm.Pdf, stop);
        http.Response.Headers.ContentSecurityPolicy = DrawnPictures.Sandbox;
        return Results.File(pdf, "application/pdf");
    }

    private static async Task<IResult> CopyForPrograms(RequestNumber number, [FromServices] MakeCopyAtDesk copy, CancellationToken stop) =>
        Results.File(await copy.Run(number, CopyForm.Json, stop), "application/json", $"Kopie {number}.json");

    private static async Task<IResult> Reads(RequestNumber number, HttpContext http, [FromServices] PrintReadList print, CancellationToken stop)
    {
        var pdf = await print.Run(number, stop);
        http.Response.Headers.ContentSecurityPolicy = DrawnPictures.Sandbox;
        return Results.File(pdf, "application/pdf");
    }

    private static async Task<IResult> Letter(Guid id, HttpContext http, [FromServices] ReadLetter read, CancellationToken stop)
    {
        var pdf = await read.Run(id, stop);
        http.Response.Headers.ContentSecurityPolicy = DrawnPictures.Sandbox;
        return Results.File(pdf, "application/pdf");
    }
}
