using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using OffenesHaus.Intake;
using OffenesHaus.Trust;

namespace OffenesHaus.Web.Shared;

/// <summary>Which request this browser may open: a necessary cookie, set when a form is first saved or number and code fit; no account behind it.</summary>
public sealed class PersonSession(IHttpContextAccessor accessor, RequestAccess access, Actor by)
{
    public const string Scheme = "person";

    private Guid? known;
    private bool asked;

    private HttpContext Http => accessor.HttpContext!;

    /// <summary>The request, or null. A renewed code ends every older cookie with the next page.</summary>
    public async Task<Guid?> Request(CancellationToken stop)
    {
        if (asked)
            return known;

        asked = true;
        var ticket = await Http.AuthenticateAsync(Scheme);
        if (Guid.TryParse(ticket.Principal?.FindFirstValue("request"), out var id)
            && int.TryParse(ticket.Principal.FindFirstValue("version"), CultureInfo.InvariantCulture, out var version)
            && await access.StillFits(id, version, stop))
            known = id;
        by.Is(ActorKind.Person, known);
        return known;
    }

    public Task Remember(Guid request, int codeVersion)
    {
        // The cookie that came with this post says it already; it renews itself.
        if (known == request)
            return Task.CompletedTask;

        (known, asked) = (request, true);
        var identity = new ClaimsIdentity([new("request", request.ToString("N")), new("version", codeVersion.ToString(CultureInfo.InvariantCulture))], Scheme);
        return Http.SignInAsync(Scheme, new ClaimsPrincipal(identity));
    }

    public Task Forget() => Http.SignOutAsync(Scheme);
}
