using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Intake;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Desk;

/// <summary>A file of a person, page by page as freshly drawn pictures; whoever works it turns it upright.</summary>
public sealed class FileModel(ReadFile read, TurnFile turn) : PageModel, IShowData
{
    private const int MostPages = 60;

    [BindProperty(SupportsGet = true, Name = "number")]
    public RequestNumber Number { get; set; }

    public FileView Seen { get; private set; } = null!;

    public int Pages => Seen.Readability == Readability.Readable ? Math.Min(Seen.Pages ?? 0, MostPages) : 0;

    [FromRoute(Name = "file")]
    public Guid FileId { get; set; }

    /// <summary>How it is to stand, in quarter turns to the right from how it came.</summary>
    [BindProperty(Name = "_turns")]
    public int Turns { get; set; }

    public async Task Load(CancellationToken stop) => Seen = await read.Run(Number, FileId, stop);

    public Task OnGetAsync(CancellationToken stop) => Load(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await turn.Run(Number, FileId, Turns, stop);
        return Redirect($"/desk/requests/{Number.ToPath()}/files/{FileId}");
    }
}
