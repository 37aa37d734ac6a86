using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Catalog;
using OffenesHaus.Intake;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Portal;

/// <summary>Where a matter stands: the open question first, then the messages, the reply, and everything that happened so far.</summary>
public sealed class OwnStatusModel(PersonSession session, OwnStatus status, Reply reply, Say t, TimeProvider clock) : PageModel, IShowData
{
    [BindProperty(Name = "_key")]
    public Guid Key { get; set; }

    [BindProperty]
    public string Words { get; set; } = "";

    public OwnStatusView? Status { get; private set; }

    public Posted Posted { get; private set; } = new();

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
            return Redirect($"/{t.Language}/status");

        Posted = Posted.Of(HttpContext);
        if (Posted.Troubles.Count > 0 || Posted.CutOff)
        {
            foreach (var trouble in Posted.Troubles)
                ModelState.AddModelError("files", $"{trouble.Name}: {t[$"questions/file.{trouble.Code}"]}");
            if (Posted.Files.Count == 0 && string.IsNullOrWhiteSpace(Words))
            {
                await Load(stop);
                Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                return Page();
            }
        }

        var arrival = await reply.Run(new() { Request = id, Key = Key, Channel = Law.Channel.Portal, Words = Words, Files = Posted.Files }, stop);
        return Redirect($"/{t.Language}/eingang/{arrival}");
    }

    public async Task Load(CancellationToken stop)
    {
        if (await session.Request(stop) is { } id)
            Status = await status.See(id, stop);
    }
}
