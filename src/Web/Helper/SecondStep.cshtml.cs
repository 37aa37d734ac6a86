using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Catalog;
using OffenesHaus.People.Helping;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Helper;

/// <summary>The second step: six digits of the code app, or a code of the list.</summary>
public sealed class SecondStepModel(HelpSessions sessions, HelperAccounts accounts, HelpSession session, Say t) : PageModel, IShowData
{
    [BindProperty]
    public string? Code { get; set; }

    public HelperView? Helper { get; private set; }

    public bool HasData => Helper is not null;

    public string Entrance => "helfen/anmelden";

    public async Task Load(CancellationToken stop) => Helper = await session.Half(accounts, stop) is { HasSecondStep: true, MustChangePassword: false } helper ? helper : null;

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        await Load(stop);
        return Helper is null ? Redirect($"/{t.Language}/helfen/anmelden") : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await Load(stop);
        if (Helper is not { } helper)
            return Redirect($"/{t.Language}/helfen/anmelden");
        await session.Begin(await sessions.Pass(helper.Id, Code, Network.Of(HttpContext), stop));
        return Redirect($"/{t.Language}/helfen");
    }
}
