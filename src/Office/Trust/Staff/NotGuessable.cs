using Microsoft.AspNetCore.Identity;

namespace OffenesHaus.Trust.Staff;

/// <summary>Refuses passwords that anybody who knows the account would try first.</summary>
internal sealed class NotGuessable : IPasswordValidator<Clerk>
{
    private static readonly string[] Usual = ["passwort", "password", "jobcenter", "qwertz", "qwerty", "123456", "abcdef", "geheim", "willkommen", "sommer20", "winter20"];

    public Task<IdentityResult> ValidateAsync(UserManager<Clerk> manager, Clerk user, string? password) =>
        Task.FromResult(IsGuessable(password ?? "", $"{user.UserName} {user.DisplayName}")
            ? IdentityResult.Failed(new IdentityError { Code = "Guessable" })
            : IdentityResult.Success);

    /// <summary><paramref name="own"/>: the words that belong to the account.</summary>
    public static bool IsGuessable(string password, string own)
    {
        var folded = password.ToLowerInvariant();
        var words = own.ToLowerInvariant().Split([' ', '.', '-', ','], StringSplitOptions.RemoveEmptyEntries).Where(w => w.Length > 3);
        return Usual.Concat(words).Any(w => folded.Contains(w, StringComparison.Ordinal));
    }
}
