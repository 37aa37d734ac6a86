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
        // Whether digits can be a number at all is no secret; whether there is a request of that number is.
        if (!RequestNumber.TryParse(Number, null, out _))
            return Again(string.IsNullOrWhiteSpace(Number) ? "status/number-missing" : "status/number-odd", StatusCodes.Status422UnprocessableEntity);
        if (await ask.Run(Number, Network.Of(HttpContext), stop))
            return Redirect($"/{t.Language}/status/verloren?angefordert=true");

        return Again("status/too-often", StatusCodes.Status429TooManyRequests);
    }

    private PageResult Again(string why, int code)
    {
        ModelState.AddModelError("number", t[why]);
        Response.StatusCode = code;
        return Page();
    }
}
