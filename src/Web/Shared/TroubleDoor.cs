using System.Security.Cryptography;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using OffenesHaus.Platform;

namespace OffenesHaus.Web.Shared;

/// <summary>
/// Stands around everything: what comes out empty with a status of trouble, or is thrown, leaves as a page in the visitor's language.
/// Needs neither database nor session, and never throws itself.
/// </summary>
internal sealed class TroubleDoor(RequestDelegate next, TroublePage page, ILogger<TroubleDoor> log)
{
    private const string Unmistakable = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    private const int SecondsToWait = 60;

    private static readonly string[] OfTheFailedAnswer =
    [
        HeaderNames.ContentType, HeaderNames.ContentLength, HeaderNames.ContentEncoding, HeaderNames.ContentDisposition, HeaderNames.ContentRange,
        HeaderNames.ETag, HeaderNames.LastModified, HeaderNames.Location, HeaderNames.AcceptRanges,
    ];

    public async Task InvokeAsync(HttpContext http)
    {
        try
        {
            // No page of ours links to it, and no text of the database can hold it.
            if (http.Request.QueryString.Value?.Contains("%00", StringComparison.Ordinal) == true)
                throw new BadHttpRequestException("A zero byte in the query.");
            await next(http);
        }
        catch (Exception e) when (http.RequestAborted.IsCancellationRequested && e is OperationCanceledException or IOException && !http.Response.HasStarted)
        {
            // The visitor has gone; there is nobody to tell.
            return;
        }
        catch (Exception e) when (!http.Response.HasStarted)
        {
            var status = Trouble.StatusOf(e);
            await Tell(http, new() { Status = status, Id = Note(http, e, status), Refusal = e as Refused });
            return;
        }

        if (http.Response is { StatusCode: >= 400, HasStarted: false, ContentType: null, ContentLength: null or 0 } response)
            await Tell(http, new() { Status = response.StatusCode });
    }

    private string? Note(HttpContext http, Exception e, int status)
    {
        if (status < 500)
            return null;

        // The endpoint, never the path or the fields: a log is read by people who may not read requests.
        var id = RandomNumberGenerator.GetString(Unmistakable, 6).Insert(3, "-");
        log.Log(status == StatusCodes.Status503ServiceUnavailable ? LogLevel.Warning : LogLevel.Error, e, "Trouble {Id}: {Method} {Endpoint} answered {Status}", id, http.Request.Method, http.GetEndpoint()?.DisplayName, status);
        return id;
    }

    private async Task Tell(HttpContext http, Trouble trouble)
    {
        var response = http.Response;
        response.StatusCode = trouble.Status;
        // Set-Cookie stays: if the page was saved before the trouble, it is the way back to it.
        foreach (var header in OfTheFailedAnswer)
            response.Headers.Remove(header);
        response.Headers.CacheControl = "no-store";
        if (trouble.Status == StatusCodes.Status503ServiceUnavailable)
            response.Headers.RetryAfter = SecondsToWait.ToString(System.Globalization.CultureInfo.InvariantCulture);

        if (http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal) || http.Request.Path.StartsWithSegments("/healthz", StringComparison.Ordinal))
        {
            await response.WriteAsJsonAsync(new ProblemDetails { Status = trouble.Status, Instance = trouble.Id }, options: null, "application/problem+json", CancellationToken.None);
            return;
        }

        var html = await page.Render(http, trouble with { IsPost = HttpMethods.IsPost(http.Request.Method), Words = trouble.IsOurs || trouble.Status == StatusCodes.Status401Unauthorized || RequestLanguage.IsStaffDoor(http) ? await TroublePage.WordsOf(http) : [] });
        response.ContentType = "text/html; charset=utf-8";
        await response.WriteAsync(html, CancellationToken.None);
    }
}
