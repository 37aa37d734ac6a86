using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Catalog;
using OffenesHaus.Intake;
using OffenesHaus.Web.Shared;
using OffenesHaus.Web.Shared.SigningIn;

namespace OffenesHaus.Web.Portal;

/// <summary>Where a matter stands: the open question first, then the messages, the reply, and everything that happened so far.</summary>
public sealed class OwnStatusModel(PersonSession session, OwnStatus status, Reply reply, FileRoom room, PasskeyPlace place, Providers providers, Say t, TimeProvider clock) : PageModel, IShowData
{
    [BindProperty(Name = "_key")]
    public Guid Key { get; set; }

    /// <summary>The request this page was shown for: the cookie may have come to name another person's.</summary>
    [BindProperty(Name = "_number")]
    public string? Number { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    public OwnStatusView? Status { get; private set; }

    public bool HasData => Status is not null || (HttpMethods.IsPost(Request.Method) && HasWords);

    private bool HasWords => !string.IsNullOrWhiteSpace(Words);

    /// <summary>False where this address has neither passkeys nor a provider: then there is nothing to set up.</summary>
    public bool MayAddWays => place.Serves(HttpContext) || providers.Person is not null;

    /// <summary>The receipt of what has arrived although something else of the post could not be taken.</summary>
    public Guid? Arrived { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        Key = Guid.CreateVersion7(clock.GetUtcNow());
        await Load(stop);
        return Status switch
        {
            null => Redirect($"/{t.Language}/status"),
            { State: RequestState.Unsent } => Redirect($"/{t.Language}/anliegen/{Status.Form.Code}"),
            _ => Page(),
        };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (await session.Request(stop) is not { } id)
            return SignedOut();

        await Load(stop);
        if (Status!.Number.ToPath() != Number)
        {
            // The words stay on the page; whose page it is now stands above them.
            ModelState.AddModelError("", t[Number is null ? "status/words-kept" : "status/other-request"]);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        Key = Key == Guid.Empty ? Guid.CreateVersion7(clock.GetUtcNow()) : Key;
        var posted = Posted.Of(HttpContext);
        await posted.FitInto(room, id, stop);
        var given = new ReplyGiven { Request = id, Key = Key, Channel = Law.Channel.Portal, Words = Words ?? "", Files = posted.Files };
        if (posted.IsWhole)
            return Redirect($"/{t.Language}/eingang/{await reply.Run(given, stop)}");

        // What came is received; what did not is named on the page it was sent from.
        posted.Tell(ModelState, t);
        if (posted.Files.Count > 0 || HasWords)
        {
            Arrived = await reply.Run(given, stop);
            (Key, Words) = (Guid.CreateVersion7(clock.GetUtcNow()), null);
        }

        await Load(stop);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    public async Task Load(CancellationToken stop)
    {
        if (await session.Request(stop) is { } id)
            Status = await status.See(id, stop);
    }

    // Words go along with number and code; files cannot, and are named as not arrived.
    private IActionResult SignedOut()
    {
        if (!HasWords && Posted.Of(HttpContext) is { Files.Count: 0, IsWhole: true })
            return Redirect($"/{t.Language}/status");

        ModelState.AddModelError("", t[HasWords ? "status/signed-out" : "status/signed-out.files"]);
        Response.StatusCode = StatusCodes.Status403Forbidden;
        return Page();
    }
}
