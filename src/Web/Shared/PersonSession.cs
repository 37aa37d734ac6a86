using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using OffenesHaus.Intake;
using OffenesHaus.People;
using OffenesHaus.Trust;

namespace OffenesHaus.Web.Shared;

/// <summary>Which request this browser may open: a necessary cookie, set when a form is first saved or number and code fit; no account behind it.</summary>
public sealed class PersonSession(IHttpContextAccessor accessor, RequestAccess access, ReplaceSession replace, SignIns ways, OwnRequest own, Actor by, HouseSettings settings, TimeProvider clock)
{
    public const string Scheme = "person";

    private OwnSession? standing;
    private Entered? entered;
    private OwnRequestView? seen;
    private bool read;

    private HttpContext Http => accessor.HttpContext!;

    /// <summary>The request, or null.</summary>
    public async Task<Guid?> Request(CancellationToken stop) => (await Standing(stop))?.Shown.Request;

    /// <summary>The request with everything written so far, or null.</summary>
    public async Task<OwnRequestView?> Own(CancellationToken stop) =>
        seen ??= await Standing(stop) is { } session ? await own.See(session.Shown, stop) : null;

    /// <summary>The session of this browser, judged once for each visit (<see cref="RequestAccess"/>); null when there is none, or it is over. Says also who acts.</summary>
    public async Task<OwnSession?> Standing(CancellationToken stop)
    {
        if (read)
            return standing;

        read = true;
        var (session, came) = await Cookie();
        if (by.Kind == ActorKind.Nobody)
            by.Is(ActorKind.Person, session?.Shown.Request);
        if (session is not null && (came!.Means is not { } means || await ways.Stands(means, stop)) && await access.Stands(session, stop))
            (standing, entered) = (session, came);
        return standing;
    }

    /// <summary>Lets this browser open the request from now on.</summary>
    public Task Remember(OwnRequestView view, CancellationToken stop)
    {
        seen = view;
        return Remember(view.Id, view.CodeVersion, CameIn.Code, stop);
    }

    /// <summary>By what this browser showed that the request is its own, and when.</summary>
    public async Task<WayIn> CameBy(CancellationToken stop)
    {
        await Standing(stop);
        return entered is null ? new(CameIn.Code, DateTimeOffset.UnixEpoch) : new(entered.How, entered.At);
    }

    public Task Remember(Guid request, int codeVersion, CameIn how, CancellationToken stop) =>
        // The cookie that came with this post says it already; it renews itself.
        standing?.Shown == new Shown(request, codeVersion) && how == CameIn.Code ? Task.CompletedTask : ComeIn(new(request, codeVersion), new(how, clock.GetUtcNow()), stop);

    /// <summary>Somebody has just come in, by whatever way: what the browser remembered before is gone, and that session over.</summary>
    public async Task ComeIn(Shown shown, Entered how, CancellationToken stop)
    {
        if ((await Cookie()).Session is { } before)
            await replace.Run(before, stop);
        // Whoever read along at this device may have been somebody else.
        if (Http.Request.Cookies.ContainsKey(HouseCookie.Name(settings, AlongDevice.Cookie)))
            HouseCookie.Delete(settings, Http, AlongDevice.Cookie);
        (standing, entered, read) = (new(Guid.CreateVersion7(how.At), shown, how.At), how, true);
        await Http.SignInAsync(Scheme, new(new ClaimsIdentity([new("session", SessionText.Of(standing)), .. how.Claims()], Scheme)));
    }

    /// <summary>How and when somebody came in to the request of this browser; null when it shows none.</summary>
    public async Task<Entered?> How(CancellationToken stop) => await Request(stop) is null ? null : entered;

    public async Task Forget()
    {
        await Http.SignOutAsync(Scheme);
        await Http.SignOutAsync(SigningIn.PersonChoice.Scheme);
        HouseCookie.Delete(settings, Http, AlongDevice.Cookie);
    }

    // What the cookie says, before anything was asked of the house.
    private async Task<(OwnSession? Session, Entered? Came)> Cookie() =>
        (await Http.AuthenticateAsync(Scheme)).Principal is { } cookie && SessionText.Read(cookie.FindFirstValue("session")) is { } session ? (session, Entered.Of(cookie)) : default;
}
