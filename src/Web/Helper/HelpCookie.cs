using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using OffenesHaus.People.Helping;
using OffenesHaus.Trust;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Helper;

/// <summary>Proves a helper's cookie at every request: account, stamp and session as they are now, never as they were at log-in.</summary>
public sealed class HelpCookie(HelperAccounts accounts, HelpSession session, Actor by, TimeProvider clock) : CookieAuthenticationEvents
{
    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        var ticket = context.Principal;
        var begun = long.TryParse(ticket?.FindFirstValue(HelpSession.Since), CultureInfo.InvariantCulture, out var seconds) ? DateTimeOffset.FromUnixTimeSeconds(seconds) : default;
        var helper = Guid.TryParse(ticket?.FindFirstValue(HelpSession.Id), out var id) && Guid.TryParse(ticket.FindFirstValue(HelpSession.Number), out var number)
            ? await accounts.InSession(id, number, context.HttpContext.RequestAborted)
            : null;
        if (helper is not { IsActive: true } || helper.Stamp.ToString("N") != ticket!.FindFirstValue(HelpSession.Stamp) || clock.GetUtcNow() - begun > Trust.Staff.OwnSessions.Longest)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(HelpSession.Scheme);
            return;
        }

        session.Known = helper;
        // At the pages of log-in somebody else may be about to sit down: who acts is said there.
        if (context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is null)
            by.Is(ActorKind.Helper, helper.Id);
    }

    /// <summary>Who had filled something in sees it first: a redirection would lose it.</summary>
    public override async Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        var words = await TroublePage.WordsOf(context.HttpContext);
        if (words.Any(w => !w.Key.StartsWith('_') && w.Key != "do" && !string.IsNullOrWhiteSpace(w.Value)) || (words.Count > 0 && Posted.Of(context.HttpContext).Files.Count > 0))
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        else
            context.Response.Redirect($"/{RequestLanguage.Of(context.HttpContext)}/helfen/anmelden");
    }

    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        // Absent and forbidden look the same.
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
