using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Catalog;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Passkeys;
using OffenesHaus.Trust.Staff;
using OffenesHaus.Web.Shared;
using OffenesHaus.Web.Shared.SigningIn;

namespace OffenesHaus.Web.Desk;

/// <summary>What a clerk comes in with: passkeys by name, and the identity of the provider. Changing it asks for a fresh second step.</summary>
public sealed class PasskeysModel(OwnSessions sessions, EndOwnSession end, AddPasskey add, RemovePasskey remove, TieIdentity tie, OwnSignIn own, FreshStep fresh, ClerkSession session, PasskeyPlace place, Providers providers, Say t) : PageModel, IShowData
{
    [BindProperty]
    public string? PasskeyName { get; set; }

    [BindProperty]
    public PasskeyPosted Passkey { get; set; } = new();

    [BindProperty]
    public Guid Which { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Nein { get; set; }

    public ClerkView Me => session.Me;

    public IReadOnlyList<PasskeyView> Passkeys { get; private set; } = [];

    /// <summary>Null where the second step is too old, or this address has no passkeys.</summary>
    public PasskeyAsked? Asked { get; private set; }

    public bool IsFresh { get; private set; }

    public IReadOnlyList<OwnSessionLine> Sessions { get; private set; } = [];

    public bool IsTied { get; private set; }

    public StaffSignIn? Provider => providers.Staff;

    public string Domain => place.Domain;

    public async Task Load(CancellationToken stop)
    {
        if (Me.Invented)
            return;
        Sessions = await sessions.Open(Me.Id, (await session.Shown())!.Value, stop);
        Passkeys = await own.Passkeys(Me.Id, stop);
        IsFresh = await fresh.Is(Me.Id, (await session.Shown())!.Value, stop);
        if (IsFresh && place.Serves(HttpContext))
            Asked = await add.Ask(Me, stop);
        IsTied = Provider is not null && await own.IsTied(Me.Id, Provider.Issuer, stop);
    }

    public Task OnGetAsync(CancellationToken stop)
    {
        if (ProviderRefusals.Known(Nein) is { } code)
            ModelState.AddModelError("", t["refusals/" + code]);
        return Load(stop);
    }

    public async Task<IActionResult> OnPostAddAsync(CancellationToken stop) =>
        await Changed(add.Run(Me.Id, (await session.Shown())!.Value, PasskeyName, Passkey.Sent, stop));

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken stop) =>
        await Changed(remove.Run(Me.Id, (await session.Shown())!.Value, Which, stop));

    public async Task<IActionResult> OnPostEndAsync(CancellationToken stop)
    {
        await end.Run(Me.Id, (await session.Shown())!.Value, Which, stop);
        return Redirect("/desk/passkeys");
    }

    public async Task<IActionResult> OnPostLooseAsync(CancellationToken stop) =>
        await Changed(tie.Loose(Me.Id, (await session.Shown())!.Value, (Provider ?? throw new NotFound()).Issuer, stop));

    private async Task<IActionResult> Changed(Task<ClerkView> change)
    {
        await session.Renew(await change);
        return Redirect("/desk/passkeys");
    }
}
