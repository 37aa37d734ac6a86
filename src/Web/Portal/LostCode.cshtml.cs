using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Catalog;
using OffenesHaus.Correspondence;
using OffenesHaus.Intake;
using OffenesHaus.Platform;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Portal;

/// <summary>A lost code: the number is enough to ask for a letter, and the answer is the same for every number.</summary>
public sealed class LostCodeModel(AskForNewCode ask, PostingDays days, OfficeSettings office, Say t) : PageModel, IShowData
{
    [BindProperty]
    public string? Number { get; set; }

    [BindProperty(SupportsGet = true, Name = "angefordert")]
    public bool WasAsked { get; set; }

    public DateOnly PostedBy => days.Next;

    // A telephone number is not torn apart at the end of a line.
    public string Phone => office.Phone.Replace(' ', '\u00a0');

    public Task Load(CancellationToken stop) => Task.CompletedTask;

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        ModelState.Clear();
        WasAsked = false;
        if (await ask.Run(Number, Network.Of(HttpContext), stop))
            return Redirect($"/{t.Language}/status/verloren?angefordert=true");

        ModelState.AddModelError("number", t["status/too-often"]);
        Response.StatusCode = StatusCodes.Status429TooManyRequests;
        return Page();
    }
}
