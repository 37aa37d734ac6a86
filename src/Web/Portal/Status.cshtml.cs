using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Catalog;
using OffenesHaus.Intake;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Passkeys;
using OffenesHaus.Web.Shared;
using OffenesHaus.Web.Shared.SigningIn;

namespace OffenesHaus.Web.Portal;

/// <summary>Coming back with number and code, on any device: to go on with what is unsent, or to see where it stands.</summary>
public sealed class StatusModel(OpenWithCode open, OpenWithSignIn signIn, LeaveDevice leave, PersonSession session, PersonChoice choice, PasskeyPlace place, Providers providers, Say t, TimeProvider clock) : PageModel, IShowData
{
    [BindProperty]
    public string? Number { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    /// <summary>Written on a page whose session was over: the words go along until the matter is open.</summary>
    [BindProperty]
    public string? Words { get; set; }

    [BindProperty]
    public PasskeyPosted Passkey { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? Nein { get; set; }

    /// <summary>Null where this address has no passkeys.</summary>
    public PasskeyAsked? Asked { get; private set; }

    public PersonSignIn? Provider => providers.Person;

    public async Task Load(CancellationToken stop)
    {
        if (place.Serves(HttpContext))
            Asked = await signIn.Ask();
    }

    public Task OnGetAsync(CancellationToken stop)
    {
        if (ProviderRefusals.Known(Nein) is { } code)
            ModelState.AddModelError("", t["refusals/" + code]);
        return Load(stop);
    }

    public async Task<IActionResult> OnPostPasskeyAsync(CancellationToken stop) =>
        Redirect($"/{t.Language}{await choice.Enter(await signIn.Passkey(Passkey.Sent, Network.Of(HttpContext), stop), CameIn.Passkey, stop)}");

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var opened = await open.Run(Number, Code, Network.Of(HttpContext), stop);
        if (opened.OnlyInPerson)
            return Redirect($"/{t.Language}/status/persoenlich");
        if (opened.Request is { } id)
        {
            await session.ComeIn(new(id, opened.CodeVersion), new(CameIn.Code, clock.GetUtcNow()), stop);
            // 307: posted once more, so that the words reach the page, which shows them in its field and sends nothing.
            return string.IsNullOrWhiteSpace(Words) ? Redirect($"/{t.Language}/status/anliegen") : RedirectPreserveMethod($"/{t.Language}/status/anliegen");
        }

        // What was typed stands there again: comparing digits is easier than writing them anew. Whether digits can be a number at all is no secret.
        ModelState.Clear();
        ModelState.AddModelError("number", t[opened.TooOften ? "status/too-often" : string.IsNullOrWhiteSpace(Number) ? "status/number-missing" : RequestNumber.TryParse(Number, null, out _) ? "status/does-not-fit" : "status/number-odd"]);
        Response.StatusCode = opened.TooOften ? StatusCodes.Status429TooManyRequests : StatusCodes.Status422UnprocessableEntity;
        await Load(stop);
        return Page();
    }

    /// <summary>Leaves this device: the next person at it sees nothing.</summary>
    public async Task<IActionResult> OnPostLeaveAsync(CancellationToken stop)
    {
        if (await session.Standing(stop) is { } standing)
            await leave.Run(standing, LeftWhere.Here, stop);
        await session.Forget();
        return Redirect($"/{t.Language}");
    }
}
