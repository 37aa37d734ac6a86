using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Catalog;
using OffenesHaus.Intake;
using OffenesHaus.People;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Passkeys;
using OffenesHaus.Web.Shared;
using OffenesHaus.Web.Shared.SigningIn;

namespace OffenesHaus.Web.Portal;

/// <summary>Opening a request without its code next time: what was added, adding, taking away. Comfort only; number and code stay.</summary>
public sealed class AccessModel(PersonSession session, OpenWithCode open, LeaveDevice leave, StepUp stepUp, AddSignIn add, RemoveSignIn remove, SignIns ways, PasskeyPlace place, Providers providers, HouseSettings settings, Say t, TimeProvider clock) : PageModel, IShowData
{
    [BindProperty]
    public PasskeyPosted Passkey { get; set; } = new();

    [BindProperty(Name = "_which")]
    public Guid Which { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Nein { get; set; }

    public IReadOnlyList<SignInView> Ways { get; private set; } = [];

    /// <summary>Null where this address has no passkeys.</summary>
    public PasskeyAsked? New { get; private set; }

    public PasskeyAsked? Tie { get; private set; }

    public PersonSignIn? Provider => providers.Person;

    public bool HasData { get; private set; }

    /// <summary>Whoever found an open page adds nothing: first the code once more.</summary>
    public bool IsFresh { get; private set; }

    [BindProperty]
    public string? Code { get; set; }

    public string NameOf(SignInView way) => way.Kind == SignInKind.Passkey ? "Passkey" : Provider?.Name ?? t["sign-in/next.elsewhere"];

    public async Task Load(CancellationToken stop)
    {
        if (await session.Standing(stop) is not { Shown: var (id, version) })
            return;
        HasData = true;
        Ways = await ways.Of(id, version, stop);
        IsFresh = stepUp.Allows(AccountAct.AddSignIn, await session.CameBy(stop));
        if (!IsFresh || !place.Serves(HttpContext))
            return;
        // As the device shows it, also to whoever borrows it: the office and a day, no matter and no name.
        New = await add.AskForNew(id, $"{settings.Office.Name}, {t.Day(Law.GermanTime.DayOf(clock.GetUtcNow()))}", stop);
        Tie = await add.Ask();
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (ProviderRefusals.Known(Nein) is { } code)
            ModelState.AddModelError("", t["refusals/" + code]);
        await Load(stop);
        return HasData ? Page() : Redirect($"/{t.Language}/status");
    }

    /// <summary>Leaves every device where this request is open.</summary>
    public async Task<IActionResult> OnPostEverywhereAsync(CancellationToken stop)
    {
        if (await session.Standing(stop) is { } standing)
            await leave.Run(standing, LeftWhere.Everywhere, stop);
        await session.Forget();
        return Redirect($"/{t.Language}/status");
    }

    /// <summary>The code once more: a new session begins, and the one before is over.</summary>
    public async Task<IActionResult> OnPostCodeAsync(CancellationToken stop)
    {
        if (await session.Own(stop) is not { } own)
            return Redirect($"/{t.Language}/status");
        var opened = await open.Run(own.Number.ToPath(), Code, Network.Of(HttpContext), stop);
        if (opened.Request is not { } id)
            throw new Refused(opened.TooOften ? "sign-in.too-often" : "sign-in.code-wrong");
        await session.ComeIn(new(id, opened.CodeVersion), new(CameIn.Code, clock.GetUtcNow()), stop);
        return Redirect($"/{t.Language}/status/zugang");
    }

    public Task<IActionResult> OnPostPasskeyAsync(CancellationToken stop) => Change(fresh: true, (id, version) => add.New(id, version, Passkey.Sent, stop), stop);

    public Task<IActionResult> OnPostTieAsync(CancellationToken stop) => Change(fresh: true, (id, version) => add.Tie(id, version, Passkey.Sent, Network.Of(HttpContext), stop), stop);

    public Task<IActionResult> OnPostRemoveAsync(CancellationToken stop) => Change(fresh: false, (id, _) => remove.Run(id, Which, stop), stop);

    private async Task<IActionResult> Change(bool fresh, Func<Guid, int, Task> change, CancellationToken stop)
    {
        if (await session.Standing(stop) is not { Shown: var (id, version) })
            return Redirect($"/{t.Language}/status");
        if (fresh && !stepUp.Allows(AccountAct.AddSignIn, await session.CameBy(stop)))
            throw new Refused("sign-in.code-again");
        await change(id, version);
        return Redirect($"/{t.Language}/status/zugang");
    }
}
