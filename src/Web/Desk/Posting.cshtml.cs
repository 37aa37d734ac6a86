using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Correspondence;
using OffenesHaus.Platform;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Desk;

/// <summary>The posting day of one letter: its values so far, and a correction.</summary>
public sealed class PostingModel(PrintTray tray, CorrectPosting correct, PostingDays days, ClerkSession session) : PageModel, IShowData
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    [BindProperty]
    public string? PostedOn { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>Asking anew is for those who work on the matter.</summary>
    public bool Decides => session.Me.WorksRequests;

    public PostedLetter Posted { get; private set; } = null!;

    public async Task Load(CancellationToken stop)
    {
        Posted = await tray.One(Id, stop);
        if (Posted.Values.Count == 0)
            throw new NotFound();
    }

    public Task OnGetAsync(CancellationToken stop) => Load(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!WrittenDay.TryRead(PostedOn, out var day))
            throw new Refused("desk.posted-unreadable", days.Proposed);
        await correct.Run(Id, day.Value, Reason ?? "", stop);
        return Redirect($"/desk/letters/{Id}/posting");
    }
}
