using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Catalog;
using OffenesHaus.Trust.Passkeys;
using OffenesHaus.Trust.Staff;
using OffenesHaus.Web.Shared;
using OffenesHaus.Web.Shared.SigningIn;

namespace OffenesHaus.Web.Desk;

/// <summary>Staff come in: first user name and password, then the second step. Invented clerks of the demonstration come in with one click.</summary>
public sealed class LoginModel(LogIn logIn, BeginSession begin, EndSession end, Colleagues colleagues, ClerkSession session, Demonstration demonstration, FirstClerkCode first, PassWithPasskey passkey, PasskeyPlace place, Providers providers, Say t) : PageModel, IShowData
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Weiter { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Nein { get; set; }

    [BindProperty]
    public PasskeyPosted Passkey { get; set; } = new();

    /// <summary>Null where this address has no passkeys.</summary>
    public PasskeyAsked? Asked { get; private set; }

    public StaffSignIn? Provider => providers.Staff;

    public IReadOnlyList<ClerkView> Invented { get; private set; } = [];

    public bool IsEmptyHouse => first.Code is not null;

    public async Task Load(CancellationToken stop)
    {
        if (demonstration.IsLoaded)
            Invented = [.. (await colleagues.All(stop)).Where(c => c is { Invented: true, IsActive: true })];
        if (place.Serves(HttpContext))
            Asked = await passkey.Ask();
    }

    public Task OnGetAsync(CancellationToken stop)
    {
        if (ProviderRefusals.Known(Nein) is { } code)
            ModelState.AddModelError("", t["refusals/" + code]);
        return Load(stop);
    }

    /// <summary>A passkey is both steps.</summary>
    public async Task<IActionResult> OnPostPasskeyAsync(CancellationToken stop)
    {
        var begun = await passkey.Run(Passkey.Sent, null, Network.Of(HttpContext), stop);
        await session.Begin(begun);
        return NextStep.Home(begun.Clerk, Weiter);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var step = await logIn.Run(Name ?? "", Password ?? "", Network.Of(HttpContext), stop);
        if (step.Clerk is { } clerk)
        {
            await session.BeginHalf(clerk);
            return NextStep.Of(clerk, Weiter);
        }

        ModelState.AddModelError("#name", step.TooOften
            ? "Das waren viele Versuche. Warten Sie eine Stunde. Ihr Konto ist nicht gesperrt: Von einem Platz, an dem Sie sich schon angemeldet haben, geht es weiter."
            : step.IsShut ? "Dieses Konto ist gesperrt oder beendet. Fragen Sie Ihre Teamleitung."
            : "Name und Passwort passen nicht zusammen. Prüfen Sie die Feststelltaste, und schreiben Sie beides noch einmal.");
        Response.StatusCode = step.TooOften ? StatusCodes.Status429TooManyRequests : StatusCodes.Status422UnprocessableEntity;
        await Load(stop);
        return Page();
    }

    public async Task<IActionResult> OnPostDemoAsync(Guid clerk, CancellationToken stop)
    {
        if (!demonstration.IsLoaded || await colleagues.Find(clerk, stop) is not { Invented: true, IsActive: true } invented)
            return NotFound();

        await session.Begin(await begin.Run(invented.Id, stop));
        return NextStep.Home(invented, Weiter);
    }

    public async Task<IActionResult> OnPostLeaveAsync(CancellationToken stop)
    {
        if (await session.Shown() is { } shown)
            await end.Run(shown, stop);
        await session.Forget();
        return Redirect("/desk/login");
    }
}
