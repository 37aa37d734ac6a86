using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.People.Helping;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Helper;

/// <summary>A helper changes the own password; this session goes on, every other one ends.</summary>
public sealed class OwnPasswordModel(SetUpToHelp setUp, HelpSession session) : PageModel, IShowData
{
    [BindProperty]
    public string? Present { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    public bool IsDone { get; private set; }

    public Task Load(CancellationToken stop) => Task.CompletedTask;

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await session.Renew(await setUp.Change(session.Me.Id, Present, Password, stop));
        IsDone = true;
        return Page();
    }
}
