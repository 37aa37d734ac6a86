using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Trust.Passkeys;
using OffenesHaus.Trust.Staff;
using OffenesHaus.Web.Shared;
using OffenesHaus.Web.Shared.SigningIn;

namespace OffenesHaus.Web.Desk;

/// <summary>The digits of the code app, or a passkey of the same clerk, then the session begins.</summary>
public sealed class SecondStepModel(PassSecondStep pass, Colleagues colleagues, ClerkSession session, PassWithPasskey passkey, PasskeyPlace place) : PageModel, IShowData
{
    [BindProperty]
    public string Code { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string? Weiter { get; set; }

    [BindProperty]
    public PasskeyPosted Passkey { get; set; } = new();

    public bool HasCodeApp { get; private set; }

    /// <summary>Null where this clerk has no passkey, or this address has none.</summary>
    public PasskeyAsked? Asked { get; private set; }

    public async Task Load(CancellationToken stop)
    {
        if (await session.Half(colleagues, stop) is not { } clerk)
            return;
        HasCodeApp = clerk.HasCodeApp;
        if (clerk.HasPasskey && place.Serves(HttpContext))
            Asked = await passkey.Ask();
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (await session.Half(colleagues, stop) is not { HasSecondStep: true, MustChangePassword: false })
            return Redirect("/desk/login");
        await Load(stop);
        return Page();
    }

    public async Task<IActionResult> OnPostPasskeyAsync(CancellationToken stop)
    {
        if (await session.Half(colleagues, stop) is not { HasSecondStep: true, MustChangePassword: false } clerk)
            return Redirect("/desk/login");

        await session.Begin(await passkey.Run(Passkey.Sent, clerk.Id, Network.Of(HttpContext), stop));
        return NextStep.Home(clerk, Weiter);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (await session.Half(colleagues, stop) is not { HasSecondStep: true, MustChangePassword: false } clerk)
            return Redirect("/desk/login");

        await session.Begin(await pass.Run(clerk.Id, Code ?? "", Network.Of(HttpContext), stop));
        return NextStep.Home(clerk, Weiter);
    }
}
