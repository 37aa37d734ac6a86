using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Trust.Staff;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Desk;

/// <summary>The digits of the code app, then the session begins.</summary>
public sealed class SecondStepModel(PassSecondStep pass, Colleagues colleagues, ClerkSession session) : PageModel, IShowData
{
    [BindProperty]
    public string Code { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string? Weiter { get; set; }

    public Task Load(CancellationToken stop) => Task.CompletedTask;

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) =>
        await session.Half(colleagues, stop) is null ? Redirect("/desk/login") : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (await session.Half(colleagues, stop) is not { HasSecondStep: true, MustChangePassword: false } clerk)
            return Redirect("/desk/login");

        await session.Begin(await pass.Run(clerk.Id, Code ?? "", Network.Of(HttpContext), stop));
        return NextStep.Home(clerk, Weiter);
    }
}
