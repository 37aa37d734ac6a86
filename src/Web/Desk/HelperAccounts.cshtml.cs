using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.People.Helping;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Desk;

/// <summary>Accounts of helpers: made for organisations, locked when something is wrong, with the warnings of the last weeks. Whom they help stands nowhere here.</summary>
public sealed class HelperAccountsModel(HelperAccounts accounts, HelpAlarms alarms, KeepHelperAccounts keep) : PageModel, IShowData
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Organisation { get; set; }

    [BindProperty]
    public string? Login { get; set; }

    public string? FirstPassword { get; private set; }

    public IReadOnlyList<HelperView> Helpers { get; private set; } = [];

    public IReadOnlyList<HelpAlarm> Alarms { get; private set; } = [];

    public async Task Load(CancellationToken stop)
    {
        Helpers = await accounts.All(stop);
        Alarms = await alarms.See(stop);
    }

    public Task OnGetAsync(CancellationToken stop) => Load(stop);

    public async Task OnPostAsync(CancellationToken stop)
    {
        FirstPassword = await keep.Make(new() { Name = Name, Organisation = Organisation, Login = Login }, stop);
        await Load(stop);
    }

    public async Task OnPostResetAsync(Guid helper, CancellationToken stop)
    {
        FirstPassword = await keep.Reset(helper, stop);
        await Load(stop);
        var reset = Helpers.Single(h => h.Id == helper);
        (Name, Login) = (reset.Name, reset.Login);
    }

    public async Task<IActionResult> OnPostLockAsync(Guid helper, bool locked, CancellationToken stop)
    {
        await keep.Lock(helper, locked, stop);
        return Redirect("/desk/helpers");
    }
}
