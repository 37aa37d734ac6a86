using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Catalog;
using OffenesHaus.People.Helping;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Staff;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Helper;

/// <summary>Sets up the second step: a code app, or a list of codes for whoever has none. The list is shown once.</summary>
public sealed class SetUpModel(SetUpToHelp setUp, HelperAccounts accounts, HelpSession session, HouseSettings settings, Say t) : PageModel, IShowData
{
    [BindProperty]
    public string? Secret { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    public IReadOnlyList<string>? List { get; private set; }

    public (int Side, string Path) Picture { get; private set; }

    public HelperView? Helper { get; private set; }

    public bool HasData => Helper is not null;

    public string Entrance => "helfen/anmelden";

    public async Task Load(CancellationToken stop)
    {
        Helper = await session.Half(accounts, stop) is { HasSecondStep: false, MustChangePassword: false } helper ? helper : null;
        if (Helper is null)
            return;
        var drawn = string.IsNullOrEmpty(Secret) ? SetUpSecondStep.Draw(settings.Office.Name, Helper.Login) : (SetUpSecondStep.AddressOf(Secret, settings.Office.Name, Helper.Login), Secret);
        Secret = drawn.Item2;
        Picture = QrPicture.Of(drawn.Item1);
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        await Load(stop);
        return Helper is null ? Redirect($"/{t.Language}/helfen/anmelden") : Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken stop) => Tie(listOnly: false, stop);

    public Task<IActionResult> OnPostListAsync(CancellationToken stop) => Tie(listOnly: true, stop);

    private async Task<IActionResult> Tie(bool listOnly, CancellationToken stop)
    {
        if (await session.Half(accounts, stop) is not { HasSecondStep: false, MustChangePassword: false } helper)
            return Redirect($"/{t.Language}/helfen/anmelden");
        var (list, begun) = await setUp.SecondStep(helper.Id, Secret, Code, listOnly, stop);
        await session.Begin(begun);
        List = list;
        return Page();
    }
}
