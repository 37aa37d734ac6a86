using Microsoft.AspNetCore.Mvc;
using OffenesHaus.Trust.Staff;

namespace OffenesHaus.Web.Desk;

/// <summary>Where a log-in goes on. An address to go on with is taken only when it lies in this house.</summary>
internal static class NextStep
{
    public static IActionResult Of(ClerkView clerk, string? onwards) => new RedirectResult(clerk switch
    {
        { MustChangePassword: true } => With("/desk/password", onwards),
        { HasSecondStep: false } => With("/desk/second-step/set-up", onwards),
        _ => With("/desk/second-step", onwards),
    });

    /// <summary>Where somebody's work lies: who reads no request has none at the desk.</summary>
    public static IActionResult Home(ClerkView clerk, string? onwards) => new RedirectResult(
        IsOurs(onwards) && !(onwards == "/desk" && clerk.Role is ClerkRole.Operator or ClerkRole.MailRoom) ? onwards!
        : clerk.Role switch { ClerkRole.Operator => "/admin/hours", ClerkRole.MailRoom => "/desk/letters", _ => "/desk" });

    private static string With(string path, string? onwards) => IsOurs(onwards) ? $"{path}?weiter={Uri.EscapeDataString(onwards!)}" : path;

    internal static bool IsOurs(string? path) => path is ['/', not ('/' or '\\'), ..] && !path.Any(char.IsControl);
}
