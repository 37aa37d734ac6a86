using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Desk;

/// <summary>All keys, and the switch for those of single letters. (WCAG 2.1.4)</summary>
public sealed class KeysHelpModel(HouseSettings settings) : PageModel, IShowData
{
    internal const string Cookie = "oh-tasten";

    public bool AreOff => Request.Cookies[HouseCookie.Name(settings, Cookie)] == "aus";

    public Task Load(CancellationToken stop) => Task.CompletedTask;

    public IActionResult OnPost(bool off)
    {
        // One that an older version set for the desk alone would go before it.
        Response.Cookies.Delete(Cookie, new() { Path = "/desk" });
        // The administration has the same keys.
        Response.Cookies.Append(HouseCookie.Name(settings, Cookie), off ? "aus" : "an", HouseCookie.Options(settings, HttpContext, TimeSpan.FromDays(365)));
        return Redirect("/desk/keys");
    }
}
