using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Passkeys;

namespace OffenesHaus.Trust.Staff;

/// <summary>A clerk ties a passkey to the account, within ten minutes of the second step. Every other session ends with it.</summary>
public sealed class AddPasskey(StaffDb staff, IPasskeyCeremony ceremony, ProvePasskey prove, FreshStep fresh, StaffChange change, TimeProvider clock)
{
    public async Task<PasskeyAsked> Ask(ClerkView clerk, CancellationToken stop)
    {
        var already = await staff.Set<ClerkPasskey>().Where(p => p.ClerkId == clerk.Id).Select(p => p.Credential).ToListAsync(stop);
        return await ceremony.AskForNew(new(clerk.Id, clerk.UserName, already), PasskeyUse.StaffNew);
    }

    public async Task<ClerkView> Run(Guid id, Guid session, string? name, PasskeySent sent, CancellationToken stop)
    {
        var clerk = await fresh.Demand(id, session, stop);
        if (string.IsNullOrWhiteSpace(name) || name.Trim().Length > ClerkPasskey.LongestName)
            throw new Refused("staff.passkey-name", ClerkPasskey.LongestName);
        if (await staff.Set<ClerkPasskey>().CountAsync(p => p.ClerkId == id, stop) >= ClerkPasskey.Most)
            throw new Refused("staff.passkeys-many", ClerkPasskey.Most);
        var made = await prove.New(sent, PasskeyUse.StaffNew, id, stop);
        // Another clerk sat here when the question was asked.
        if (made.Holder != id || await staff.Set<ClerkPasskey>().AnyAsync(p => p.Credential == made.Credential, stop))
            throw new Refused(RefuseSignIn.Passkey);

        await change.Secret(clerk, (JournalKind.ClerkSecretChanged, "passkey-added"), () =>
        {
            staff.Add(new ClerkPasskey
            {
                Id = Guid.CreateVersion7(clock.GetUtcNow()),
                ClerkId = id,
                Credential = made.Credential,
                PublicKey = made.PublicKey,
                Count = made.Count,
                MayBeCopied = made.MayBeCopied,
                Name = name.Trim(),
                AddedAt = clock.GetUtcNow(),
            });
            clerk.HasPasskey = true;
            return Task.CompletedTask;
        }, stop);
        return ClerkView.Of(clerk);
    }
}
