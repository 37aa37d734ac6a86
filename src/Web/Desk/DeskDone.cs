using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Intake;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Desk;

/// <summary>What was just done: said on the page one comes to.</summary>
public enum DeskDone
{
    Answered,
    Asked,
    Forwarded,
    Assigned,
    Closed,
    Proposed,
    Agreed,
    Declined,
    Withdrawn,
}

/// <summary>The way there, and the sentence. It is carried by a cookie for one page: no link says that something was done.</summary>
internal static class DeskDoneWords
{
    public const string List = "/desk", Second = "/desk/second";

    private const string Cookie = "oh-getan";

    public static RedirectResult Done(this PageModel page, DeskDone done, RequestNumber number) => page.Done(done, $"/desk/requests/{number.ToPath()}");

    public static RedirectResult Done(this PageModel page, DeskDone done, string to)
    {
        var settings = page.HttpContext.RequestServices.GetRequiredService<HouseSettings>();
        page.Response.Cookies.Append(HouseCookie.Name(settings, Cookie), done.ToString(), HouseCookie.Options(settings, page.HttpContext, TimeSpan.FromMinutes(1)));
        return new RedirectResult(to);
    }

    /// <summary>Said once; null where nothing was done.</summary>
    public static string? Taken(HttpContext http, HouseSettings settings)
    {
        if (http.Request.Cookies[HouseCookie.Name(settings, Cookie)] is not { } said)
            return null;
        HouseCookie.Delete(settings, http, Cookie);
        return Of(said);
    }

    private static string? Of(string said) => !Enum.GetNames<DeskDone>().Contains(said, StringComparer.Ordinal) ? null : Enum.Parse<DeskDone>(said) switch
    {
        DeskDone.Answered => "Die Antwort ist gespeichert und geht hinaus.",
        DeskDone.Asked => "Die Nachfrage ist gespeichert und geht hinaus.",
        DeskDone.Forwarded => "Weitergeleitet.",
        DeskDone.Assigned => "Zugewiesen.",
        DeskDone.Closed => "Abgeschlossen.",
        DeskDone.Proposed => "Vorgeschlagen. Eine zweite Person entscheidet.",
        DeskDone.Agreed => "Entschieden: ja.",
        DeskDone.Declined => "Entschieden: nein. Es bleibt, wie es ist.",
        DeskDone.Withdrawn => "Zurückgenommen.",
        _ => null,
    };
}
