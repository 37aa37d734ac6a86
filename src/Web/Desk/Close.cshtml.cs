using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Cases;
using OffenesHaus.Intake;
using OffenesHaus.Platform;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Desk;

/// <summary>Closes a matter with its outcome.</summary>
public sealed class CloseModel(CloseRequest close, ReadRequest read) : PageModel, IShowData
{
    [BindProperty(SupportsGet = true, Name = "number")]
    public RequestNumber Number { get; set; }

    /// <summary>The newest word that the page one comes from showed. What is newer, this page shows itself, and carries on from there.</summary>
    [BindProperty(SupportsGet = true, Name = "_seen")]
    public Guid Seen { get; set; }

    [BindProperty]
    public Outcome? Outcome { get; set; }

    public RequestOnDesk Matter { get; private set; } = null!;

    public DeskHeadView Head => Matter.Head;

    public UnreadWords Unread { get; private set; } = null!;

    public async Task Load(CancellationToken stop)
    {
        Matter = await read.Run(Number, stop);
        (Unread, Seen) = (Matter.Since(Seen), Head.NewestWord);
    }

    public Task OnGetAsync(CancellationToken stop) => Load(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await close.Run(Number, Outcome ?? throw new Refused("desk.no-outcome"), Seen, stop);
        return this.Done(DeskDone.Closed, DeskDoneWords.List);
    }
}
