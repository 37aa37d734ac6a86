using OffenesHaus.Trust;

namespace OffenesHaus.People.Helping;

/// <summary>The first step of a helper: login and password. Unknown and wrong take the same time and get the same answer.</summary>
public sealed class LogInToHelp(HelperAccounts accounts, Guesses guesses, Refusals refusals)
{
    public async Task<HelpStep> Run(string? login, string? password, string network, CancellationToken stop)
    {
        var subject = "helper:" + (login ?? "").Trim().ToUpperInvariant();
        if (!await guesses.Begin(network, subject, stop))
            return new(null, TooOften: true);
        var account = await accounts.Named(login, stop);
        if (!accounts.Fits(account, password ?? "") || account is null)
        {
            await refusals.LogIn("password", account?.Id, stop);
            return new(null, TooOften: false);
        }

        await guesses.Succeeded(network, subject, stop);
        if (account.IsActive)
            return new(await accounts.View(account, stop), TooOften: false);
        // Told only to whoever knows the password.
        await refusals.LogIn("shut", account.Id, stop);
        return new(null, TooOften: false) { IsShut = true };
    }
}

/// <summary>What came of login and password. It opens no page yet but those of the next step.</summary>
public sealed record HelpStep(HelperView? Helper, bool TooOften)
{
    /// <summary>The password was right, but the office has locked the account.</summary>
    public bool IsShut { get; init; }
}
