using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using OffenesHaus.People.Helping;

namespace OffenesHaus.Web.Helper;

/// <summary>Which helper is at this browser. The cookie names the account and the stamp of its secrets; what they may see is read anew for each page, from the mandates.</summary>
public sealed class HelpSession(IHttpContextAccessor accessor, HelpSessions sessions, TimeProvider clock)
{
    public const string Scheme = "helper", HalfScheme = "helper-half";
    internal const string Id = "helper", Stamp = "stamp", Since = "since", Number = "session";

    private HttpContext Http => accessor.HttpContext!;

    /// <summary>The helper of a whole session; only to be asked behind this door.</summary>
    public HelperView Me => Known ?? throw new InvalidOperationException("No helper came through this door.");

    internal HelperView? Known { get; set; }

    /// <summary>The session that this browser showed until now is over with it. (OWASP ASVS 7.2.4)</summary>
    public async Task Begin(HelpBegun begun)
    {
        if (await Shown() is { } before)
            await sessions.End(before, Http.RequestAborted);
        await Http.SignOutAsync(HalfScheme);
        // Somebody else's request, opened here by number and code, is not theirs to leave open.
        await Http.SignOutAsync(Shared.PersonSession.Scheme);
        await Http.SignInAsync(Scheme, Ticket(begun.Helper, Scheme, begun.Session));
    }

    /// <summary>The same session under the new stamp, after its helper changed a secret in it: it lasts no longer than before.</summary>
    public async Task Renew(HelperView helper)
    {
        var before = (await Http.AuthenticateAsync(Scheme)).Principal;
        await Http.SignInAsync(Scheme, new(new ClaimsIdentity(
            [new(Id, helper.Id.ToString("N")), new(Stamp, helper.Stamp.ToString("N")), new(Number, before?.FindFirstValue(Number) ?? ""), new(Since, before?.FindFirstValue(Since) ?? "")], Scheme)));
    }

    /// <summary>Between the first step and the last: opens only the pages of the steps.</summary>
    public Task BeginHalf(HelperView helper) => Http.SignInAsync(HalfScheme, Ticket(helper, HalfScheme, Guid.Empty));

    public async Task<HelperView?> Half(HelperAccounts accounts, CancellationToken stop)
    {
        var ticket = await Http.AuthenticateAsync(HalfScheme);
        return Guid.TryParse(ticket.Principal?.FindFirstValue(Id), out var id) && await accounts.Find(id, stop) is { IsActive: true } helper && helper.Stamp.ToString("N") == ticket.Principal.FindFirstValue(Stamp)
            ? helper
            : null;
    }

    /// <summary>The session this browser shows, whether it still lasts or not.</summary>
    public async Task<Guid?> Shown() =>
        Guid.TryParse((await Http.AuthenticateAsync(Scheme)).Principal?.FindFirstValue(Number), out var session) ? session : null;

    public async Task Forget()
    {
        await Http.SignOutAsync(Scheme);
        await Http.SignOutAsync(HalfScheme);
    }

    private ClaimsPrincipal Ticket(HelperView helper, string scheme, Guid session) => new(new ClaimsIdentity(
        [new(Id, helper.Id.ToString("N")), new(Stamp, helper.Stamp.ToString("N")), new(Number, session.ToString("N")), new(Since, clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture))], scheme));
}
