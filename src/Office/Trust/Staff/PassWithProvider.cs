using Microsoft.EntityFrameworkCore;

namespace OffenesHaus.Trust.Staff;

/// <summary>A clerk comes from the identity provider. Only whose identity is tied, or expected by a team lead, comes in; nobody gets an account by it.</summary>
public sealed class PassWithProvider(StaffDb staff, RefuseSignIn refuse, TieIdentity tie, StaffChange change, Actor by, TimeProvider clock)
{
    /// <summary>The session is null where this house still asks for its own second step.</summary>
    public async Task<(ClerkView Clerk, SessionBegun? Begun)> Run(OutsideIdentity identity, CancellationToken stop)
    {
        var id = await staff.UserLogins.Where(l => l.LoginProvider == identity.Issuer && l.ProviderKey == identity.Subject).Select(l => (Guid?)l.UserId).SingleOrDefaultAsync(stop)
            ?? await tie.Expected(identity, stop)
            ?? throw await refuse.Run(RefuseSignIn.Unknown, "staff", null, stop);
        var clerk = await staff.Users.SingleAsync(c => c.Id == id, stop);
        if (!clerk.IsActive)
            throw await refuse.Run(RefuseSignIn.Shut, "provider", id, stop);
        if (!identity.SecondStepDone)
            return (ClerkView.Of(clerk), null);

        by.Is(ActorKind.Clerk, id);
        var session = new StaffSession { Id = Guid.CreateVersion7(clock.GetUtcNow()), ClerkId = id, BegunAt = clock.GetUtcNow() };
        await change.Run(JournalKind.ClerkLoggedIn, id, () =>
        {
            clerk.LoggedInAt = session.BegunAt;
            staff.Add(session);
            return Task.CompletedTask;
        }, stop, "provider");
        return (ClerkView.Of(clerk), new(session.Id, ClerkView.Of(clerk)));
    }
}
