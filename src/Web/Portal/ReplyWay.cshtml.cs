using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Catalog;
using OffenesHaus.Intake;
using OffenesHaus.Platform;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Portal;

/// <summary>Letter or online: how the person wants to be answered.</summary>
public sealed class ReplyWayModel(PersonSession session, OwnStatus status, ChooseReplyWay choose, Say t) : PageModel, IShowData
{
    [BindProperty]
    public ReplyBy? Way { get; set; }

    /// <summary>The request this page was shown for: the cookie may have come to name another person's.</summary>
    [BindProperty(Name = "_number")]
    public string? Number { get; set; }

    [BindProperty(SupportsGet = true, Name = "gewaehlt")]
    public bool Saved { get; set; }

    public OwnStatusView? Status { get; private set; }

    public bool HasData => Status is not null;

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        await Load(stop);
        return Status is null or { State: RequestState.Unsent } ? Redirect($"/{t.Language}/status/anliegen") : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        ModelState.Clear();
        Saved = false;
        await Load(stop);
        if (await session.Request(stop) is not { } id || Status is null or { State: RequestState.Unsent })
            return Redirect($"/{t.Language}/status");
        if (Status.Number.ToPath() != Number)
            return Redirect($"/{t.Language}/status/antwortweg");

        // Who leaves it as it is gets no letter about it, and is promised none.
        var changes = Way != Status.ReplyBy;
        await choose.Run(id, Way ?? throw new Refused("intake.no-way-chosen"), await session.CameBy(stop), stop);
        return Redirect($"/{t.Language}/status/antwortweg{(changes ? "?gewaehlt=true" : "")}");
    }

    public async Task Load(CancellationToken stop)
    {
        if (await session.Request(stop) is { } id)
            Status = await status.See(id, stop);
    }
}
