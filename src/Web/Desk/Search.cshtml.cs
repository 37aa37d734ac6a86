using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Intake;

namespace OffenesHaus.Web.Desk;

/// <summary>Finds a request by what a clerk knows of it.</summary>
public sealed class SearchModel(FindRequests find) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Q { get; set; }

    public string Asked => Q?.Trim() ?? "";

    public IReadOnlyList<RequestFound> Found { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken stop) => Found = await find.See(Asked, stop);
}
