using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Staff;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Desk;

/// <summary>A new account; its first password is shown once.</summary>
public sealed class AccountNewModel(OpenAccount open) : PageModel, IShowData
{
    [BindProperty]
    public string? DisplayName { get; set; }

    [BindProperty]
    public string? UserName { get; set; }

    [BindProperty]
    public string? Team { get; set; }

    [BindProperty]
    public ClerkRole? Role { get; set; }

    public AccountOpened? Made { get; private set; }

    public Task Load(CancellationToken stop) => Task.CompletedTask;

    public async Task OnPostAsync(CancellationToken stop) =>
        Made = await open.Run(new()
        {
            DisplayName = DisplayName ?? "",
            UserName = UserName ?? "",
            Team = string.IsNullOrWhiteSpace(Team) ? "Team 1" : Team,
            Role = Role ?? throw new Refused("staff.no-role"),
        }, stop);
}
