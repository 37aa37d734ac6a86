using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Catalog;
using OffenesHaus.Intake;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Portal;

/// <summary>Saved for later: number and code, large, and how to come back on any device.</summary>
public sealed class SavedModel(PersonSession session, Say t) : PageModel
{
    public OwnRequestView Own { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (await session.Own(stop) is not { } own)
            return Redirect($"/{t.Language}/status");

        Own = own;
        return Page();
    }
}
