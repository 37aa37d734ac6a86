using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Intake;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Desk;

/// <summary>Finds a request by what a clerk knows of it. The words travel in the post and sealed in the address, never readable in it.</summary>
public sealed class SearchModel(SearchRequests search, FindRequests find, SearchToken token) : PageModel, IShowData
{
    private const int Longest = 200;

    [BindProperty(Name = "q")]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true, Name = "s")]
    public string? Sealed { get; set; }

    [BindProperty(SupportsGet = true, Name = "nach")]
    public Guid? After { get; set; }

    public string Asked { get; private set; } = "";

    /// <summary>The address was kept too long or belongs to somebody else.</summary>
    public bool IsOver { get; private set; }

    public FoundPage Found { get; private set; } = new([], HasLater: false);

    public async Task Load(CancellationToken stop)
    {
        var words = Sealed is null ? null : token.Words(Sealed);
        IsOver = Sealed is not null && words is null;
        Asked = words ?? "";
        Found = await find.See(Sought.Of(Asked), After, stop);
    }

    public Task OnGetAsync(CancellationToken stop) => Load(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var words = (Q ?? "").Trim();
        if (words.Length == 0)
            return Redirect("/desk/search");
        words = words[..Math.Min(words.Length, Longest)];
        await search.Run(words, stop);
        return Redirect($"/desk/search?s={token.Of(words)}");
    }
}
