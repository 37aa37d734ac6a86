using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Staff;

namespace OffenesHaus.Web.Shared;

/// <summary>Proves a clerk's cookie at every request: the account, its stamp and its role as they are now, never as they were at log-in.</summary>
public sealed class ClerkCookie(Colleagues colleagues, ClerkSession session, Actor by, TimeProvider clock) : CookieAuthenticationEvents
{
    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        var ticket = context.Principal;
        var begun = long.TryParse(ticket?.FindFirstValue(ClerkSession.Since), CultureInfo.InvariantCulture, out var seconds) ? DateTimeOffset.FromUnixTimeSeconds(seconds) : default;
        var clerk = Guid.TryParse(ticket?.FindFirstValue(ClerkSession.Id), out var id) && Guid.TryParse(ticket.FindFirstValue(ClerkSession.Number), out var number)
            ? await colleagues.InSession(id, number, context.HttpContext.RequestAborted)
            : null;
        if (clerk is not { IsActive: true } || clerk.Stamp != ticket!.FindFirstValue(ClerkSession.Stamp) || clock.GetUtcNow() - begun > OwnSessions.Longest)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(ClerkSession.Scheme);
            return;
        }

        // The role of this moment: one that was taken away opens nothing from the next page on.
        context.Principal!.AddIdentity(new ClaimsIdentity([new Claim(ClaimTypes.Role, clerk.Role.ToString())], ClerkSession.Scheme));
        (session.Known, session.BegunAt) = (clerk, begun);

        // At the log-in page somebody else may be about to sit down: who acts is said there.
        if (context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is null)
            by.Is(ActorKind.Clerk, clerk.Id);
    }

    /// <summary>A page that asks by itself for news must not keep a session alive that nobody sits at.</summary>
    public override Task CheckSlidingExpiration(CookieSlidingExpirationContext context)
    {
        context.ShouldRenew &= !context.HttpContext.Request.Path.StartsWithSegments("/desk/news", StringComparison.Ordinal);
        return Task.CompletedTask;
    }

    /// <summary>By its path alone: the name of this host is whatever a visitor claims it to be. Who had written something sees it first: a redirection would lose it.</summary>
    public override async Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        if ((await TroublePage.WordsOf(context.HttpContext)).Any(w => !w.Key.StartsWith('_') && w.Value.Trim().Contains(' ', StringComparison.Ordinal)))
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        else
            context.Response.Redirect(Uri.TryCreate(context.RedirectUri, UriKind.Absolute, out var login) ? login.PathAndQuery : "/desk/login");
    }

    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        // Absent and forbidden look the same.
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
