using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using OffenesHaus.Trust.Staff;

namespace OffenesHaus.Web.Shared;

/// <summary>Who of the staff is at this browser. The cookie names the clerk and the stamp of their secrets; everything else is read anew for each page.</summary>
public sealed class ClerkSession(IHttpContextAccessor accessor, EndSession end, TimeProvider clock)
{
    public const string Scheme = "clerk", HalfScheme = "clerk-half";
    internal const string Id = "clerk", Stamp = "stamp", Since = "since", Number = "session";

    private HttpContext Http => accessor.HttpContext!;

    /// <summary>The clerk of a whole session; only to be asked behind a staff door.</summary>
    public ClerkView Me => Known ?? throw new InvalidOperationException("No clerk came through this door.");

    internal ClerkView? Known { get; set; }

    /// <summary>When this session began.</summary>
    internal DateTimeOffset BegunAt { get; set; }

    /// <summary>The session that this browser showed until now is over with it. (OWASP ASVS 7.2.4)</summary>
    public async Task Begin(SessionBegun begun)
    {
        if (await Shown() is { } before)
            await end.Run(before, Http.RequestAborted);
        await Http.SignOutAsync(HalfScheme);
        await Http.SignInAsync(Scheme, Ticket(begun.Clerk, Scheme, begun.Session));
    }

    /// <summary>The same session under the new stamp, after its clerk changed a secret in it: it lasts no longer than before.</summary>
    public async Task Renew(ClerkView clerk)
    {
        var before = (await Http.AuthenticateAsync(Scheme)).Principal;
        await Http.SignInAsync(Scheme, new(new ClaimsIdentity(
            [new(Id, clerk.Id.ToString("N")), new(Stamp, clerk.Stamp), new(Number, before?.FindFirstValue(Number) ?? ""), new(Since, before?.FindFirstValue(Since) ?? "")], Scheme)));
    }

    /// <summary>Between the first step and the last: opens only the pages of the steps.</summary>
    public Task BeginHalf(ClerkView clerk) => Http.SignInAsync(HalfScheme, Ticket(clerk, HalfScheme, Guid.Empty));

    public async Task<ClerkView?> Half(Colleagues colleagues, CancellationToken stop)
    {
        var ticket = await Http.AuthenticateAsync(HalfScheme);
        return Guid.TryParse(ticket.Principal?.FindFirstValue(Id), out var id) && await colleagues.Find(id, stop) is { IsActive: true } clerk && clerk.Stamp == ticket.Principal.FindFirstValue(Stamp)
            ? clerk
            : null;
    }

    /// <summary>The session this browser shows, whether it still lasts or not.</summary>
    public async Task<Guid?> Shown() =>
        Guid.TryParse((await Http.AuthenticateAsync(Scheme)).Principal?.FindFirstValue(Number), out var session) ? session : null;

    /// <summary>Takes the cookies away; that the session is over stands with <see cref="EndSession"/>.</summary>
    public async Task Forget()
    {
        await Http.SignOutAsync(Scheme);
        await Http.SignOutAsync(HalfScheme);
    }

    private ClaimsPrincipal Ticket(ClerkView clerk, string scheme, Guid session) => new(new ClaimsIdentity(
        [new(Id, clerk.Id.ToString("N")), new(Stamp, clerk.Stamp), new(Number, session.ToString("N")), new(Since, clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture))], scheme));
}
