namespace OffenesHaus.Trust.Staff;

/// <summary>A team lead makes an account for a colleague; the first password is drawn, told once, and has to be changed at the first log-in.</summary>
public sealed class OpenAccount(CreateClerk create)
{
    public async Task<(Guid Clerk, string FirstPassword)> Run(NewClerk wanted, CancellationToken stop)
    {
        var password = OneTimePassword.Draw();
        return (await create.Run(wanted with { Password = password, MustChangePassword = true, Invented = false }, stop), password);
    }
}
