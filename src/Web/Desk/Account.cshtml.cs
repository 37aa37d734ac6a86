using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Joint;
using OffenesHaus.Trust.Staff;
using OffenesHaus.Web.Shared;
using OffenesHaus.Web.Shared.SigningIn;

namespace OffenesHaus.Web.Desk;

/// <summary>One account: reset, lock, unlock, end. Role and team stay as they were made.</summary>
public sealed class AccountModel(Colleagues colleagues, ResetAccount reset, ShutAccount shut, ProposeForAccount propose, AccountActs acts, ExpectClerk expect, OwnSignIn own, Providers providers, ClerkSession session, TimeProvider clock) : PageModel, IShowData
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    [BindProperty]
    public bool Sure { get; set; }

    /// <summary>Under which name the provider knows this colleague.</summary>
    [BindProperty]
    public string? Expected { get; set; }

    public StaffSignIn? Provider => providers.Staff;

    public bool IsTied { get; private set; }

    public ClerkView Clerk { get; private set; } = null!;

    /// <summary>What of it waits for a second person.</summary>
    public AccountActsView Acts { get; private set; } = null!;

    public string? FirstPassword { get; private set; }

    public bool IsMine => Clerk.Id == session.Me.Id;

    public async Task Load(CancellationToken stop)
    {
        Clerk = await colleagues.Find(Id, stop) is { EndedAt: null } clerk ? clerk : throw new NotFound();
        Acts = await acts.See(Id, stop);
        if (Provider is null)
            return;
        IsTied = await own.IsTied(Id, Provider.Issuer, stop);
        Expected ??= await own.ExpectedName(Id, stop);
    }

    public Task OnGetAsync(CancellationToken stop) => Load(stop);

    public async Task OnPostPasswordAsync(CancellationToken stop)
    {
        FirstPassword = await reset.Password(Id, stop);
        await Load(stop);
    }

    public Task<IActionResult> OnPostSecondStepAsync(CancellationToken stop) => Propose(JointKind.ResetSecondStep, stop);

    public Task<IActionResult> OnPostRoleAsync(CancellationToken stop) => Propose(JointKind.GiveRole, stop);

    public Task<IActionResult> OnPostExpectAsync(CancellationToken stop) =>
        Provider is null ? throw new NotFound() : Back(expect.Run(Id, Expected, stop));

    public Task<IActionResult> OnPostLockAsync(CancellationToken stop) => Back(shut.Lock(Id, stop));

    public Task<IActionResult> OnPostUnlockAsync(CancellationToken stop) => Back(shut.Unlock(Id, stop));

    public async Task<IActionResult> OnPostEndAsync(CancellationToken stop)
    {
        if (!Sure)
            throw new Refused("staff.end-unsure");
        return await propose.Run(Id, JointKind.EndAccount, Guid.CreateVersion7(clock.GetUtcNow()), stop) ? Redirect("/desk/accounts") : Redirect($"/desk/accounts/{Id}");
    }

    private Task<IActionResult> Propose(JointKind kind, CancellationToken stop) => Back(propose.Run(Id, kind, Guid.CreateVersion7(clock.GetUtcNow()), stop));

    private async Task<IActionResult> Back(Task done)
    {
        await done;
        return Redirect($"/desk/accounts/{Id}");
    }
}
