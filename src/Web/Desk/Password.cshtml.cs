using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Staff;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Desk;

/// <summary>The first password was chosen by somebody else: here its owner sets an own one.</summary>
public sealed class PasswordModel(SetOwnPassword set, Colleagues colleagues, ClerkSession session) : PageModel, IShowData
{
    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string Again { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string? Weiter { get; set; }

    public string UserName { get; private set; } = "";

    public async Task Load(CancellationToken stop) => UserName = (await session.Half(colleagues, stop))?.Name ?? "";

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        await Load(stop);
        return UserName.Length == 0 ? Redirect("/desk/login") : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (await session.Half(colleagues, stop) is not { MustChangePassword: true } clerk)
            return Redirect("/desk/login");
        if (Password != Again)
            throw new Refused("staff.password-differs");

        var changed = await set.Run(clerk.Id, Password ?? "", stop);
        await session.BeginHalf(changed);
        return NextStep.Of(changed, Weiter);
    }
}
