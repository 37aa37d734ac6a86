using Microsoft.AspNetCore.Mvc;
using OffenesHaus.Trust.Staff;
using OffenesHaus.Web.Shared;

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

    /// <summary>Where they wanted to go, or where their work lies.</summary>
    public static IActionResult Home(ClerkView clerk, string? onwards) => new RedirectResult(
        IsOurs(onwards) && onwards != "/desk" ? onwards! : Doors.Home(clerk.Role));

    private static string With(string path, string? onwards) => IsOurs(onwards) ? $"{path}?weiter={Uri.EscapeDataString(onwards!)}" : path;

    // What stands in a head of an answer is ASCII; a browser writes everything else in its address as signs of it.
    internal static bool IsOurs(string? path) => path is ['/', not ('/' or '\\'), ..] && path.All(c => c is > ' ' and < '\x7F');
}
