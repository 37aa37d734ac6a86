using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Catalog;
using OffenesHaus.Intake;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Portal;

/// <summary>Coming back with number and code, on any device: to go on with what is unsent, or to see where it stands.</summary>
public sealed class StatusModel(OpenWithCode open, LeaveDevice leave, PersonSession session, Say t) : PageModel, IShowData
{
    [BindProperty]
    public string? Number { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    public Task Load(CancellationToken stop) => Task.CompletedTask;

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var opened = await open.Run(Number, Code, Network.Of(HttpContext), stop);
        if (opened.Request is { } id)
        {
            await session.Remember(id, opened.CodeVersion);
            return Redirect($"/{t.Language}/status/anliegen");
        }

        // What was typed stands there again: comparing digits is easier than writing them anew.
        ModelState.Clear();
        ModelState.AddModelError("number", t[opened.TooOften ? "status/too-often" : "status/does-not-fit"]);
        Response.StatusCode = opened.TooOften ? StatusCodes.Status429TooManyRequests : StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    /// <summary>Leaves this device: the next person at it sees nothing.</summary>
    public async Task<IActionResult> OnPostLeaveAsync(CancellationToken stop)
    {
        if (await session.Request(stop) is { } id)
            await leave.Run(id, stop);
        await session.Forget();
        return Redirect($"/{t.Language}");
    }
}
