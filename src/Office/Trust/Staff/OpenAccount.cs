using OffenesHaus.Trust.Joint;

namespace OffenesHaus.Trust.Staff;

/// <summary>
/// A team lead makes an account for a colleague; the first password is drawn, told once, and has to be changed at the first log-in.
/// It opens when a second person has agreed to its role; at once where nobody else could.
/// </summary>
public sealed class OpenAccount(CreateClerk create, JointActs joint)
{
    public async Task<AccountOpened> Run(NewClerk wanted, CancellationToken stop)
    {
        var password = OneTimePassword.Draw();
        var waits = !await joint.IsAlone(ProposeForAccount.Seconds, stop);
        return new(await create.Run(wanted with { Password = password, MustChangePassword = true, Invented = false, Waits = waits }, stop), password, waits);
    }
}

/// <summary>A new account, its first password, and whether it waits for a second person.</summary>
public sealed record AccountOpened(Guid Clerk, string FirstPassword, bool Waits);
