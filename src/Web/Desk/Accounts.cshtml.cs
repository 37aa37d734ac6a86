using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Trust.Staff;

namespace OffenesHaus.Web.Desk;

/// <summary>Who works here: every account, open ones first.</summary>
public sealed class AccountsModel(Colleagues colleagues) : PageModel
{
    public IReadOnlyList<ClerkView> Clerks { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken stop) => Clerks = [.. (await colleagues.All(stop)).OrderBy(c => c.EndedAt is not null)];
}
