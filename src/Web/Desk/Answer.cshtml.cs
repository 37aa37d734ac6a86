using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Intake;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Desk;

/// <summary>Answers the person; the matter stays open or is closed with it.</summary>
public sealed class AnswerModel(SendAnswer send, ReadHead head) : PageModel, IShowData
{
    [BindProperty(SupportsGet = true, Name = "number")]
    public RequestNumber Number { get; set; }

    /// <summary>The newest word when this page was shown; a page that comes back has told what is new.</summary>
    [BindProperty(Name = "_seen")]
    public Guid Seen { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    [BindProperty]
    public bool Close { get; set; }

    public DeskHeadView Head { get; private set; } = null!;

    public async Task Load(CancellationToken stop)
    {
        Head = await head.Run(Number, stop);
        Seen = Head.NewestWord;
    }

    public Task OnGetAsync(CancellationToken stop) => Load(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await send.Run(Number, new() { Words = Words ?? "", Closes = Close, Seen = Seen }, stop);
        return Redirect(Close ? "/desk" : "/desk/requests/" + Number.ToPath());
    }
}
