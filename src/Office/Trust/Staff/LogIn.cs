using Microsoft.AspNetCore.Identity;

namespace OffenesHaus.Trust.Staff;

/// <summary>The first step: user name and password. An unknown name and a wrong password take the same time and get the same answer.</summary>
public sealed class LogIn(UserManager<Clerk> clerks, IPasswordHasher<Clerk> hasher, Guesses guesses, Refusals refusals)
{
    private static readonly Clerk Nobody = new() { DisplayName = "", Team = "", Role = ClerkRole.Operator };
    private static string? dummy;

    public async Task<FirstStep> Run(string name, string password, string network, CancellationToken stop)
    {
        var subject = "clerk:" + name.Trim().ToUpperInvariant();
        if (!await guesses.Begin(network, subject, stop))
            return new(null, TooOften: true);

        var clerk = await clerks.FindByNameAsync(name.Trim());
        var hash = clerk?.PasswordHash ?? (dummy ??= hasher.HashPassword(Nobody, "nobody has this password"));
        var fits = hasher.VerifyHashedPassword(clerk ?? Nobody, hash, password) != PasswordVerificationResult.Failed;
        if (clerk?.PasswordHash is null || !fits)
        {
            await refusals.LogIn("password", clerk?.Id, stop);
            return new(null, TooOften: false);
        }

        await guesses.Succeeded(network, subject, stop);
        // Told only to whoever knows the password.
        if (!clerk.IsActive)
        {
            await refusals.LogIn("shut", clerk.Id, stop);
            return new(null, TooOften: false) { IsShut = true };
        }

        return new(ClerkView.Of(clerk), TooOften: false);
    }
}

/// <summary>What came of user name and password. It opens no page yet but those of the next step.</summary>
public sealed record FirstStep(ClerkView? Clerk, bool TooOften)
{
    /// <summary>The password was right, but the account is locked or ended.</summary>
    public bool IsShut { get; init; }
}
