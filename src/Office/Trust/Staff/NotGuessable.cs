using Microsoft.AspNetCore.Identity;

namespace OffenesHaus.Trust.Staff;

/// <summary>Refuses passwords that anybody who knows the account would try first.</summary>
internal sealed class NotGuessable : IPasswordValidator<Clerk>
{
    private static readonly string[] Usual = ["passwort", "password", "jobcenter", "qwertz", "qwerty", "123456", "abcdef", "geheim", "willkommen", "sommer20", "winter20"];

    public Task<IdentityResult> ValidateAsync(UserManager<Clerk> manager, Clerk user, string? password)
    {
        var folded = (password ?? "").ToLowerInvariant();
        var own = $"{user.UserName} {user.DisplayName}".ToLowerInvariant().Split([' ', '.', '-'], StringSplitOptions.RemoveEmptyEntries).Where(w => w.Length > 3);
        return Task.FromResult(Usual.Concat(own).Any(w => folded.Contains(w, StringComparison.Ordinal))
            ? IdentityResult.Failed(new IdentityError { Code = "Guessable" })
            : IdentityResult.Success);
    }
}
