using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Catalog;
using OffenesHaus.Trust;
using OffenesHaus.Web.Shared;
using OffenesHaus.Web.Shared.SigningIn;

namespace OffenesHaus.Web.Portal;

/// <summary>One passkey, or one identity, opens several requests: which one now?</summary>
public sealed class ChooseModel(PersonChoice choice, Refusals refusals, Say t) : PageModel, IShowData
{
    [BindProperty(Name = "_which")]
    public Guid Which { get; set; }

    public IReadOnlyList<Choice> Offered { get; private set; } = [];

    public bool HasData => Offered.Count > 0;

    public async Task Load(CancellationToken stop) => Offered = await choice.Offered();

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        await Load(stop);
        return HasData ? Page() : Redirect($"/{t.Language}/status");
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await Load(stop);
        if (Offered.FirstOrDefault(o => o.Request == Which) is not { } chosen)
        {
            await refusals.Other("forged-field", Network.Of(HttpContext), null, stop);
            return Redirect($"/{t.Language}/status");
        }

        await choice.Take(chosen, stop);
        return Redirect($"/{t.Language}/status/anliegen");
    }
}
