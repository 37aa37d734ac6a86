using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Catalog;
using OffenesHaus.Intake;
using OffenesHaus.Intake.Conversations;
using OffenesHaus.Trust;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Portal;

/// <summary>The person's own screen beside a call or at the counter: what is being written down for them, in their language with the German below, and the place to say yes.</summary>
public sealed class ReadAlongModel(PersonSession session, AlongDevice device, OwnRequest request, OwnScreen screen, Assent assent, Actor by, Say t) : PageModel, IShowData
{
    [BindProperty]
    public string? Number { get; set; }

    [BindProperty]
    public string? Digits { get; set; }

    /// <summary>Which revision of each page stood there when they pressed.</summary>
    [BindProperty]
    public string Seen { get; set; } = "";

    /// <summary>Null: number and digits are asked for.</summary>
    public OwnRequestView? Along { get; private set; }

    /// <summary>This device read along before; the conversation is over.</summary>
    public bool IsOver { get; private set; }

    public AnswerList? List { get; private set; }

    public string Stand { get; private set; } = "";

    public bool Assented { get; private set; }

    public async Task Load(CancellationToken stop)
    {
        if (await Own(stop) is not { } own || !await assent.Runs(own.Id, stop))
            return;
        Along = own;
        List = new(own.Form, own.Form.Prune(own.Answers), [.. own.Files.Select(f => f with { HasPicture = false })], t);
        Stand = await assent.Stand(own.Id, stop);
        Response.Headers["X-Stand"] = Stand;
        Assented = await assent.Given(own.Id, Stand, stop);
    }

    public Task OnGetAsync(CancellationToken stop) => Load(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (await screen.Open(Number, Digits, Network.Of(HttpContext), stop) is { } opened)
        {
            device.Remember(opened);
            return Redirect($"/{t.Language}/mitlesen");
        }

        ModelState.Clear();
        ModelState.AddModelError("number", t["along/does-not-fit"]);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    public async Task<IActionResult> OnPostYesAsync(CancellationToken stop)
    {
        if (await Own(stop) is { } own)
            await assent.Run(own.Id, Seen, stop);
        return Redirect($"/{t.Language}/mitlesen");
    }

    // By number and code, like everything of theirs: somebody else may have read along at this device before. Else as the device that was let in.
    private async Task<OwnRequestView?> Own(CancellationToken stop)
    {
        if (await session.Own(stop) is { } mine && await assent.Runs(mine.Id, stop))
            return mine;
        if (device.Opened() is not { } opened)
            return null;
        by.ReadsAlong(opened.Shown.Request);
        if (await screen.Holds(opened.Shown.Request, opened.Drawing, stop) && await request.See(opened.Shown, stop) is { } along)
            return along;
        IsOver = true;
        return null;
    }
}
