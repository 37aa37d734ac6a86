using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Cases;
using OffenesHaus.Intake;
using OffenesHaus.Platform;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Desk;

/// <summary>Closes a matter with its outcome.</summary>
public sealed class CloseModel(CloseRequest close, ReadHead head) : PageModel, IShowData
{
    [BindProperty(SupportsGet = true, Name = "number")]
    public RequestNumber Number { get; set; }

    /// <summary>The newest word when this page was shown; a page that comes back has told what is new.</summary>
    [BindProperty(Name = "_seen")]
    public Guid Seen { get; set; }

    [BindProperty]
    public Outcome? Outcome { get; set; }

    public DeskHeadView Head { get; private set; } = null!;

    public async Task Load(CancellationToken stop)
    {
        Head = await head.Run(Number, stop);
        Seen = Head.NewestWord;
    }

    public Task OnGetAsync(CancellationToken stop) => Load(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await close.Run(Number, Outcome ?? throw new Refused("desk.no-outcome"), Seen, stop);
        return Redirect("/desk");
    }
}
