using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Catalog;
using OffenesHaus.Intake;
using OffenesHaus.Platform;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Portal;

/// <summary>Who of the house looked at this request, for the person it belongs to.</summary>
public sealed class ReadsModel(PersonSession session, OwnReads reads, OfficeSettings office, Say t) : PageModel
{
    /// <summary>The last entry of the page before.</summary>
    [BindProperty(SupportsGet = true, Name = "vor")]
    public Guid? Before { get; set; }

    public ReadsView? Reads { get; private set; }

    public string Officer => office.DataProtectionOfficer;

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (await session.Request(stop) is not { } id)
            return Redirect($"/{t.Language}/status");

        Reads = await reads.See(id, Before, OwnReads.PageLength, stop);
        return Page();
    }
}
