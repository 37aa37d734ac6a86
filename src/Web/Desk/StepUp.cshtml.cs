using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Trust.Passkeys;
using OffenesHaus.Trust.Staff;
using OffenesHaus.Web.Shared;
using OffenesHaus.Web.Shared.SigningIn;

namespace OffenesHaus.Web.Desk;

/// <summary>Both steps once more, in a session: a new one begins, and the old one is over. (OWASP ASVS 7.5.1)</summary>
public sealed class StepUpModel(PassSecondStep pass, PassWithPasskey passkey, ChangeOwnPassword own, ClerkSession session, PasskeyPlace place, Providers providers) : PageModel, IShowData
{
    [BindProperty]
    public string? Code { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Weiter { get; set; }

    [BindProperty]
    public PasskeyPosted Passkey { get; set; } = new();

    public bool HasCodeApp => session.Me.HasCodeApp;

    public bool HasPassword => session.Me.HasPassword;

    public PasskeyAsked? Asked { get; private set; }

    public StaffSignIn? Provider => providers.Staff;

    public async Task Load(CancellationToken stop)
    {
        if (session.Me.HasPasskey && place.Serves(HttpContext))
            Asked = await passkey.Ask();
    }

    public Task OnGetAsync(CancellationToken stop) => Load(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop) =>
        await Begin(await Whole(stop));

    public async Task<IActionResult> OnPostPasskeyAsync(CancellationToken stop) =>
        await Begin(await passkey.Run(Passkey.Sent, session.Me.Id, Network.Of(HttpContext), stop));

    // As at a log-in: what is in the pocket alone is not enough where somebody left both at the desk.
    private async Task<SessionBegun> Whole(CancellationToken stop)
    {
        if (session.Me.HasPassword)
            await own.Prove(session.Me.Id, Password, stop);
        return await pass.Run(session.Me.Id, Code ?? "", Network.Of(HttpContext), stop);
    }

    private async Task<IActionResult> Begin(SessionBegun begun)
    {
        await session.Begin(begun);
        return NextStep.Home(begun.Clerk, Weiter ?? "/desk/passkeys");
    }
}
