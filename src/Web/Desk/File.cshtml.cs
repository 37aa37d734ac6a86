using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Intake;

namespace OffenesHaus.Web.Desk;

/// <summary>A file of a person, page by page as freshly drawn pictures.</summary>
public sealed class FileModel(ReadFile read) : PageModel
{
    private const int MostPages = 60;

    [BindProperty(SupportsGet = true, Name = "number")]
    public RequestNumber Number { get; set; }

    public FileView Seen { get; private set; } = null!;

    public int Pages => Seen.Readability == Readability.Readable ? Math.Min(Seen.Pages ?? 0, MostPages) : 0;

    public async Task OnGetAsync(Guid file, CancellationToken stop) => Seen = await read.Run(Number, file, stop);
}
