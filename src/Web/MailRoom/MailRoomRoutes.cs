using Microsoft.AspNetCore.Mvc;
using OffenesHaus.Intake.Papers;
using OffenesHaus.Platform;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.MailRoom;

/// <summary>The address of the mail room that is no page: a picture of a scan.</summary>
public static class MailRoomRoutes
{
    public static WebApplication MapMailRoom(this WebApplication app)
    {
        app.MapGet("/desk/post/papers/{id:guid}/sheets/{sheet:guid}/pages/{page:int}", Picture).RequireAuthorization(Doors.Post);
        return app;
    }

    private static async Task<IResult> Picture(Guid id, Guid sheet, int page, HttpContext http, [FromServices] ReadPaper read, CancellationToken stop)
    {
        if (page < 1)
            throw new NotFound();
        var drawn = await read.Page(id, sheet, page, small: false, stop);
        if (drawn.Legibility != Legibility.Readable)
            throw new NotFound();
        http.Response.Headers.ContentSecurityPolicy = DrawnPictures.Sandbox;
        return Results.File(drawn.Jpeg, "image/jpeg");
    }
}
