using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Catalog;
using OffenesHaus.People.Helping;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Helper;

/// <summary>A helper whose first password was told by the office chooses an own one.</summary>
public sealed class PasswordModel(SetUpToHelp setUp, HelperAccounts accounts, HelpSession session, Say t) : PageModel, IShowData
{
    [BindProperty]
    public string? Password { get; set; }

    /// <summary>Whoever came in with a password that somebody else chose.</summary>
    public HelperView? Helper { get; private set; }

    public bool HasData => Helper is not null;

    public string Entrance => "helfen/anmelden";

    public async Task Load(CancellationToken stop) => Helper = await session.Half(accounts, stop) is { MustChangePassword: true } helper ? helper : null;

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        await Load(stop);
        return HasData ? Page() : Redirect($"/{t.Language}/helfen/anmelden");
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await Load(stop);
        if (Helper is not { } helper)
            return Redirect($"/{t.Language}/helfen/anmelden");
        var changed = await setUp.Password(helper.Id, Password, stop);
        await session.BeginHalf(changed);
        return Redirect($"/{t.Language}/helfen/{(changed.HasSecondStep ? "zweiter-schritt" : "einrichten")}");
    }
}
