using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Web.Helper;

namespace OffenesHaus.Web.Shared;

/// <summary>Notes which page a clerk or a helper asked for and did not get: one entry for each of them, each kind of page and ten minutes. (OWASP ASVS 16.3.2)</summary>
internal sealed partial class NotedRefusals(RequestDelegate next, ILogger<NotedRefusals> log)
{
    public async Task InvokeAsync(HttpContext http, ClerkSession clerk, HelpSession helper, Refusals refusals)
    {
        try
        {
            await next(http);
        }
        catch (NotFound)
        {
            await Note(http, clerk, helper, refusals);
            throw;
        }

        if (http.Response.StatusCode == StatusCodes.Status404NotFound)
            await Note(http, clerk, helper, refusals);
    }

    private async Task Note(HttpContext http, ClerkSession clerk, HelpSession helper, Refusals refusals)
    {
        if ((clerk.Known?.Id ?? helper.Known?.Id) is not { } who || (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText is not { } page)
            return;
        try
        {
            await refusals.Other("page", $"{who:N} {page}", who, http.RequestAborted);
        }
        catch (Exception e) when (Trouble.StatusOf(e) == StatusCodes.Status503ServiceUnavailable || e is OperationCanceledException)
        {
            // The answer stays no, whether it could be noted or not.
            NotNoted(log, e);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A refusal could not be noted")]
    private static partial void NotNoted(ILogger log, Exception e);
}
