using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Intake;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Desk;

/// <summary>An internal note on a request.</summary>
public sealed class NoteModel(WriteNote write, ReadHead head, TimeProvider clock) : PageModel, IShowData
{
    [BindProperty(SupportsGet = true, Name = "number")]
    public RequestNumber Number { get; set; }

    /// <summary>The note's own key: it stays the same when the form comes back.</summary>
    [BindProperty(Name = "_key")]
    public Guid Key { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    public DeskHeadView Head { get; private set; } = null!;

    public async Task Load(CancellationToken stop)
    {
        Head = await head.Run(Number, stop);
        if (Key == Guid.Empty)
            Key = Guid.CreateVersion7(clock.GetUtcNow());
    }

    public Task OnGetAsync(CancellationToken stop) => Load(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await write.Run(Number, Key == Guid.Empty ? Guid.CreateVersion7(clock.GetUtcNow()) : Key, Words ?? "", stop);
        return Redirect($"/desk/requests/{Number.ToPath()}#vermerke");
    }
}
