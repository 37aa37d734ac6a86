using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using OffenesHaus.Intake;
using OffenesHaus.People;
using OffenesHaus.Trust;

namespace OffenesHaus.Web.Shared;

/// <summary>Which request this browser may open: a necessary cookie, set when a form is first saved or number and code fit; no account behind it.</summary>
public sealed class PersonSession(IHttpContextAccessor accessor, RequestAccess access, SignIns ways, OwnRequest own, Actor by, TimeProvider clock)
{
    public const string Scheme = "person";

    private Shown? ticket;
    private Entered? entered;
    private Guid? proven;
    private OwnRequestView? seen;
    private bool read;

    private HttpContext Http => accessor.HttpContext!;

    /// <summary>The request, or null. A renewed code ends every older cookie with the next page.</summary>
    public async Task<Guid?> Request(CancellationToken stop)
    {
        if (proven is null && await Ticket() is { } cookie && await access.StillFits(cookie, stop))
            proven = cookie.Request;
        return proven;
    }

    /// <summary>The request with everything written so far, or null: proven and read in one go.</summary>
    public async Task<OwnRequestView?> Own(CancellationToken stop)
    {
        if (seen is null && await Ticket() is { } cookie)
            seen = await own.See(cookie, stop);
        proven ??= seen?.Id;
        return seen;
    }

    /// <summary>What the cookie says, before anything was read: enough to say who acts and which request a page may belong to, never to show one.</summary>
    public async Task<Shown?> Ticket()
    {
        if (read)
            return ticket;

        read = true;
        var cookie = await Http.AuthenticateAsync(Scheme);
        if (Guid.TryParse(cookie.Principal?.FindFirstValue("request"), out var id)
            && int.TryParse(cookie.Principal.FindFirstValue("version"), CultureInfo.InvariantCulture, out var version)
            && (entered = Entered.Of(cookie.Principal)) is { } came && (came.Means is not { } means || await ways.Stands(means, Http.RequestAborted)))
            ticket = new(id, version);
        by.Is(ActorKind.Person, ticket?.Request);
        return ticket;
    }

    /// <summary>Lets this browser open the request from now on.</summary>
    public Task Remember(OwnRequestView view)
    {
        seen = view;
        return Remember(view.Id, view.CodeVersion);
    }

    /// <summary>By what this browser showed that the request is its own, and when. A cookie from before says nothing about it: it was the code.</summary>
    public async Task<WayIn> CameBy()
    {
        await Ticket();
        return entered is null ? new(CameIn.Code, DateTimeOffset.UnixEpoch) : new(entered.How, entered.At);
    }

    public Task Remember(Guid request, int codeVersion, CameIn how = CameIn.Code)
    {
        var shown = new Shown(request, codeVersion);
        proven = request;

        // The cookie that came with this post says it already; it renews itself.
        if (ticket == shown && how == CameIn.Code)
            return Task.CompletedTask;

        return ComeIn(request, codeVersion, new(how, clock.GetUtcNow()));
    }

    /// <summary>Somebody has just come in, by whatever way: what the browser remembered before is gone.</summary>
    public Task ComeIn(Guid request, int codeVersion, Entered how)
    {
        (proven, ticket, entered, read) = (request, new(request, codeVersion), how, true);
        var identity = new ClaimsIdentity([new("request", request.ToString("N")), new("version", codeVersion.ToString(CultureInfo.InvariantCulture)), .. how.Claims()], Scheme);
        return Http.SignInAsync(Scheme, new ClaimsPrincipal(identity));
    }

    /// <summary>How and when somebody came in to the request of this browser; null when it shows none.</summary>
    public async Task<Entered?> How(CancellationToken stop) => await Request(stop) is null ? null : entered;

    public async Task Forget()
    {
        await Http.SignOutAsync(Scheme);
        await Http.SignOutAsync(SigningIn.PersonChoice.Scheme);
        Http.Response.Cookies.Delete(AlongDevice.Cookie);
    }
}
