using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Catalog;
using OffenesHaus.People.Helping;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Helper;

/// <summary>Helpers come in: first login and password, then the second step. Invented helpers of the demonstration come in with one click.</summary>
public sealed class LoginModel(LogInToHelp logIn, HelpSessions sessions, HelperAccounts accounts, HelpSession session, Demonstration demonstration, Say t) : PageModel, IShowData
{
    [BindProperty]
    public string? Login { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    public IReadOnlyList<HelperView> Invented { get; private set; } = [];

    public async Task Load(CancellationToken stop)
    {
        if (demonstration.IsLoaded)
            Invented = [.. (await accounts.All(stop)).Where(h => h is { Invented: true, IsActive: true })];
    }

    public Task OnGetAsync(CancellationToken stop) => Load(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var step = await logIn.Run(Login, Password, Network.Of(HttpContext), stop);
        if (step.Helper is { } helper)
        {
            await session.BeginHalf(helper);
            return Redirect(Next(helper));
        }

        ModelState.Clear();
        ModelState.AddModelError("login", t[step.TooOften ? "helping/too-often" : step.IsShut ? "helping/shut" : "helping/does-not-fit"]);
        Response.StatusCode = step.TooOften ? StatusCodes.Status429TooManyRequests : StatusCodes.Status422UnprocessableEntity;
        await Load(stop);
        return Page();
    }

    public async Task<IActionResult> OnPostDemoAsync(Guid helper, CancellationToken stop)
    {
        if (!demonstration.IsLoaded)
            return NotFound();
        await session.Begin(await sessions.Invented(helper, stop));
        return Redirect($"/{t.Language}/helfen");
    }

    /// <summary>Leaves this device: the next person at it sees nothing.</summary>
    public async Task<IActionResult> OnPostLeaveAsync(CancellationToken stop)
    {
        if (await session.Shown() is { } shown)
            await sessions.End(shown, stop);
        await session.Forget();
        return Redirect($"/{t.Language}/helfen/anmelden");
    }

    private string Next(HelperView helper) =>
        $"/{t.Language}/helfen/" + (helper.MustChangePassword ? "passwort" : helper.HasSecondStep ? "zweiter-schritt" : "einrichten");
}
