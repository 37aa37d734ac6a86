using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Staff;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Desk;

/// <summary>Ties a code app to the account, shows the recovery codes once, then the session begins.</summary>
public sealed class SecondStepSetUpModel(SetUpSecondStep setUp, BeginSession begin, Colleagues colleagues, ClerkSession session, HouseSettings settings) : PageModel, IShowData
{
    [BindProperty]
    public string? Secret { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Weiter { get; set; }

    public IReadOnlyList<string>? SpareCodes { get; private set; }

    public (int Side, string Path) Picture { get; private set; }

    /// <summary>Where the work goes on, once the second step is set up.</summary>
    public string Onwards { get; private set; } = "/desk";

    public async Task Load(CancellationToken stop)
    {
        var name = (await session.Half(colleagues, stop))?.Name ?? "";
        var drawn = string.IsNullOrEmpty(Secret) ? SetUpSecondStep.Draw(settings.Office.Name, name) : (SetUpSecondStep.AddressOf(Secret, settings.Office.Name, name), Secret);
        Secret = drawn.Item2;
        Picture = QrPicture.Of(drawn.Item1);
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (await session.Half(colleagues, stop) is not { HasSecondStep: false, MustChangePassword: false })
            return Redirect("/desk/login");
        await Load(stop);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (await session.Half(colleagues, stop) is not { HasSecondStep: false, MustChangePassword: false } clerk)
            return Redirect("/desk/login");

        SpareCodes = await setUp.Run(clerk.Id, Secret ?? "", Code ?? "", stop);
        var begun = await begin.Run(clerk.Id, stop);
        await session.Begin(begun);
        Onwards = ((RedirectResult)NextStep.Home(begun.Clerk, Weiter)).Url;
        return Page();
    }
}
