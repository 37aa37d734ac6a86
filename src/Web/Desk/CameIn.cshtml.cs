using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace OffenesHaus.Web.Desk;

/// <summary>Between the identity provider and the desk: from here the way is the house's own, and its strict cookie comes along.</summary>
public sealed class CameInModel : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Weiter { get; set; }

    public string Onwards => NextStep.IsOurs(Weiter) ? Weiter! : "/desk/login";

    public void OnGet() => Response.Headers["Refresh"] = "0;url=" + Onwards;
}
