using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Desk;

/// <summary>All keys, and the switch for those of single letters. (WCAG 2.1.4)</summary>
public sealed class KeysHelpModel : PageModel, IShowData
{
    public bool AreOff => Request.Cookies["oh-tasten"] == "aus";

    public Task Load(CancellationToken stop) => Task.CompletedTask;

    public IActionResult OnPost(bool off)
    {
        // One that an older version set for the desk alone would go before it.
        Response.Cookies.Delete("oh-tasten", new() { Path = "/desk" });
        Response.Cookies.Append("oh-tasten", off ? "aus" : "an", new()
        {
            // The administration has the same keys.
            Path = "/",
            HttpOnly = true,
            SameSite = SameSiteMode.Strict,
            Secure = Request.IsHttps,
            MaxAge = TimeSpan.FromDays(365),
            IsEssential = true,
        });
        return Redirect("/desk/keys");
    }
}
