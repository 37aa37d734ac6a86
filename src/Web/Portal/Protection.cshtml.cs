using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Catalog;
using OffenesHaus.Intake;
using OffenesHaus.People;
using OffenesHaus.Platform;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Portal;

/// <summary>"How we reach you": keeps the address secret from this moment on, and takes down how somebody can be reached without danger. No proof is asked.</summary>
public sealed class ProtectionModel(PersonSession session, OwnProtection protection, Protect protect, Say t) : PageModel, IShowData
{
    /// <summary>The request this page was shown for: the cookie may have come to name another person's.</summary>
    [BindProperty(Name = "_number")]
    public string? Number { get; set; }

    [BindProperty]
    public bool Address { get; set; }

    [BindProperty]
    public bool Household { get; set; }

    [BindProperty]
    public bool Counter { get; set; }

    [BindProperty]
    public bool Registered { get; set; }

    [BindProperty]
    public ContactWay? Way { get; set; }

    [BindProperty]
    public string? To { get; set; }

    [BindProperty]
    public string? When { get; set; }

    [BindProperty]
    public bool NeverCall { get; set; }

    [BindProperty(SupportsGet = true, Name = "gilt")]
    public bool Saved { get; set; }

    public OwnProtectionView? Own { get; private set; }

    public bool HasData => Own is not null;

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        await Load(stop);
        return Own is null ? Redirect($"/{t.Language}/status") : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        ModelState.Clear();
        Saved = false;
        await Load(stop);
        if (await session.Request(stop) is not { } id || Own is null)
            return Redirect($"/{t.Language}/status");
        if (Own.Number.ToPath() != Number)
            return Redirect($"/{t.Language}/status/schutz");

        var says = Way is not null || NeverCall || !string.IsNullOrWhiteSpace(To) || !string.IsNullOrWhiteSpace(When);
        if (!Address && !Household && !Counter && !Registered && !says)
            throw new Refused("protection.nothing-wished");

        await protect.Run(id, new()
        {
            Kinds = [.. Household ? [ProtectionKind.Household] : Array.Empty<ProtectionKind>(), .. Counter ? [ProtectionKind.Counter] : Array.Empty<ProtectionKind>()],
            Registered = Registered,
            // Who names no way has said an address, or that nobody shall call: a letter is what neither rings nor is seen on a phone.
            Contact = says ? new() { Way = Way ?? ContactWay.Letter, To = To ?? "", When = (When ?? "").Trim(), NeverCall = NeverCall } : null,
        }, stop);
        return Redirect(Counter ? $"/{t.Language}/status/persoenlich" : $"/{t.Language}/status/schutz?gilt=true");
    }

    public async Task Load(CancellationToken stop)
    {
        if (await session.Request(stop) is { } id)
            Own = await protection.See(id, stop);
    }
}
