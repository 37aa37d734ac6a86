using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Intake;
using OffenesHaus.Intake.Quarantine;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Desk;

/// <summary>A file of a person, page by page as freshly drawn pictures; whoever works it turns it upright. What a virus scanner shut takes two.</summary>
public sealed class FileModel(ReadFile read, TurnFile turn, OpenQuarantined open, ReleaseQuarantined release, TimeProvider clock) : PageModel, IShowData
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

    /// <summary>The same page sent twice asks a second person once.</summary>
    [BindProperty(Name = "_key")]
    public Guid Key { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    /// <summary>Of a file that a virus scanner shut.</summary>
    public ShutFileView Shut => Seen.Shut!;

    public async Task Load(CancellationToken stop)
    {
        Seen = await read.Run(Number, FileId, stop);
        if (Key == Guid.Empty)
            Key = Guid.CreateVersion7(clock.GetUtcNow());
    }

    public Task OnGetAsync(CancellationToken stop) => Load(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await turn.Run(Number, FileId, Turns, stop);
        return Here();
    }

    public async Task<IActionResult> OnPostOpenAsync(CancellationToken stop)
    {
        await open.Run(Asked, stop);
        return Here();
    }

    public async Task<IActionResult> OnPostReleaseAsync(CancellationToken stop)
    {
        await release.Run(Asked, stop);
        return Here();
    }

    private ShutFileAsked Asked => new() { Number = Number, File = FileId, Key = Key == Guid.Empty ? Guid.CreateVersion7(clock.GetUtcNow()) : Key, Words = Words };

    private RedirectResult Here() => Redirect($"/desk/requests/{Number.ToPath()}/files/{FileId}");
}
