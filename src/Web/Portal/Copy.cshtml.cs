using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Catalog;
using OffenesHaus.Intake;
using OffenesHaus.Trust;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Portal;

/// <summary>A copy of everything the house holds about this request, for the person it belongs to. (Art. 15 Abs. 3 GDPR)</summary>
public sealed class CopyModel(PersonSession session, OwnProtection protection, StepUp step, Say t) : PageModel
{
    public RequestNumber Number { get; private set; }

    /// <summary>What is protected stays out: this browser has shown the code and no more.</summary>
    public bool LeavesOut { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (await session.Request(stop) is not { } id)
            return Redirect($"/{t.Language}/status");

        var seen = await protection.See(id, stop);
        (Number, LeavesOut) = (seen.Number, seen.Now.Address && !step.Allows(AccountAct.OwnAddressShown, await session.CameBy(stop)));
        return Page();
    }
}
