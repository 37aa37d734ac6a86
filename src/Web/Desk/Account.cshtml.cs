using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Staff;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Desk;

/// <summary>One account: reset, lock, unlock, end. Role and team stay as they were made.</summary>
public sealed class AccountModel(Colleagues colleagues, ResetAccount reset, ShutAccount shut, ClerkSession session) : PageModel, IShowData
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    [BindProperty]
    public bool Sure { get; set; }

    public ClerkView Clerk { get; private set; } = null!;

    public string? FirstPassword { get; private set; }

    public bool IsMine => Clerk.Id == session.Me.Id;

    public async Task Load(CancellationToken stop) =>
        Clerk = await colleagues.Find(Id, stop) is { EndedAt: null } clerk ? clerk : throw new NotFound();

    public Task OnGetAsync(CancellationToken stop) => Load(stop);

    public async Task OnPostPasswordAsync(CancellationToken stop)
    {
        FirstPassword = await reset.Password(Id, stop);
        await Load(stop);
    }

    public Task<IActionResult> OnPostSecondStepAsync(CancellationToken stop) => Back(reset.SecondStep(Id, stop));

    public Task<IActionResult> OnPostLockAsync(CancellationToken stop) => Back(shut.Lock(Id, stop));

    public Task<IActionResult> OnPostUnlockAsync(CancellationToken stop) => Back(shut.Unlock(Id, stop));

    public async Task<IActionResult> OnPostEndAsync(CancellationToken stop)
    {
        if (!Sure)
            throw new Refused("staff.end-unsure");
        await shut.End(Id, stop);
        return Redirect("/desk/accounts");
    }

    private async Task<IActionResult> Back(Task done)
    {
        await done;
        return Redirect($"/desk/accounts/{Id}");
    }
}
