using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Trust.Staff;

namespace OffenesHaus.Web.Desk;

/// <summary>Who works here: every account, open ones first.</summary>
public sealed class AccountsModel(Colleagues colleagues, AccountActs acts) : PageModel
{
    public IReadOnlyList<ClerkView> Clerks { get; private set; } = [];

    /// <summary>Accounts whose role waits for a second person.</summary>
    public IReadOnlySet<Guid> Waiting { get; private set; } = new HashSet<Guid>();

    public async Task OnGetAsync(CancellationToken stop)
    {
        Clerks = [.. (await colleagues.All(stop)).OrderBy(c => c.EndedAt is not null)];
        Waiting = await acts.Waiting(stop);
    }
}
