using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Staff;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Desk;

/// <summary>A clerk changes the own password; this session goes on, every other one ends.</summary>
public sealed class OwnPasswordModel(ChangeOwnPassword change, ClerkSession session) : PageModel, IShowData
{
    [BindProperty]
    public string? Present { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? Again { get; set; }

    public string UserName => session.Me.UserName;

    public bool IsDone { get; private set; }

    public Task Load(CancellationToken stop) => session.Me is { HasPassword: true, Invented: false } ? Task.CompletedTask : throw new NotFound();

    public Task OnGetAsync(CancellationToken stop) => Load(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (Password != Again)
            throw new Refused("staff.password-differs");
        await session.Renew(await change.Run(session.Me.Id, Present, Password, stop));
        IsDone = true;
        return Page();
    }
}
