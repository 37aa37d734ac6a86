using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Passkeys;

namespace OffenesHaus.Trust.Staff;

/// <summary>A passkey is both steps at once: the device in the hand, and the finger or PIN that it asked for.</summary>
public sealed class PassWithPasskey(StaffDb staff, IPasskeyCeremony ceremony, ProvePasskey prove, RefuseSignIn refuse, StaffChange change, Actor by, TimeProvider clock)
{
    public Task<PasskeyAsked> Ask() => ceremony.Ask(PasskeyUse.StaffOpen);

    /// <summary><paramref name="only"/>: whose passkey it has to be, where a first step said so already.</summary>
    public async Task<SessionBegun> Run(PasskeySent sent, Guid? only, string network, CancellationToken stop)
    {
        var shown = await prove.Known(sent, PasskeyUse.StaffOpen, network, async credential => (await Find(credential, only, stop))?.Known, stop);
        var passkey = await Find(shown.Credential, only, stop) ?? throw new NotFound();
        var clerk = await staff.Users.SingleAsync(c => c.Id == passkey.ClerkId, stop);
        if (!clerk.IsActive)
            throw await refuse.Run(RefuseSignIn.Shut, "passkey", clerk.Id, stop);

        by.Is(ActorKind.Clerk, clerk.Id);
        var session = new StaffSession { Id = Guid.CreateVersion7(clock.GetUtcNow()), ClerkId = clerk.Id, BegunAt = clock.GetUtcNow() };
        try
        {
            await change.Run(JournalKind.ClerkLoggedIn, clerk.Id, () =>
            {
                (passkey.Count, passkey.UsedAt, clerk.LoggedInAt) = (shown.Count, session.BegunAt, session.BegunAt);
                staff.Add(session);
                return Task.CompletedTask;
            }, stop, "passkey");
        }
        catch (DbUpdateConcurrencyException)
        {
            // Removed, or used with the same count, at this very moment.
            throw new Refused(RefuseSignIn.Passkey);
        }

        return new(session.Id, ClerkView.Of(clerk));
    }

    private Task<ClerkPasskey?> Find(byte[] credential, Guid? only, CancellationToken stop) =>
        staff.Set<ClerkPasskey>().SingleOrDefaultAsync(p => p.Credential == credential && (only == null || p.ClerkId == only), stop);
}
