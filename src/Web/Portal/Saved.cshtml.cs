using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Catalog;
using OffenesHaus.Intake;
using OffenesHaus.Law;
using OffenesHaus.Trust.Retention;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Portal;

/// <summary>Saved for later: number and code, large, and how to come back on any device.</summary>
public sealed class SavedModel(PersonSession session, KeepingRules keeping, Say t, TimeProvider clock) : PageModel
{
    public OwnRequestView Own { get; private set; } = null!;

    /// <summary>The last day, if nothing more is written from now on.</summary>
    public DateOnly KeptUntil => keeping.LastDay(KeptKind.Draft, clock.GetUtcNow(), GermanTime.DayOf(clock.GetUtcNow()));

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (await session.Own(stop) is not { } own)
            return Redirect($"/{t.Language}/status");

        Own = own;
        return Page();
    }
}
