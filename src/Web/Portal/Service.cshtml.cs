using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Catalog;
using OffenesHaus.Law;
using OffenesHaus.Platform;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Portal;

/// <summary>One service: what, who may, what is needed, and all six ways with what the law asks of each.</summary>
public sealed class ServiceModel(Services services, Forms forms, Say t, TimeProvider clock) : PageModel
{
    public Service Service { get; private set; } = null!;

    public IReadOnlyList<WayShown> Ways { get; private set; } = [];

    public IActionResult OnGet([FromRoute(Name = "service")] string code)
    {
        var today = GermanTime.DayOf(clock.GetUtcNow());
        if (services.Find(code) is { } past && past.ValidTo < today)
            return StatusCode(StatusCodes.Status410Gone);
        Service = services.Find(code) is { } found && found.IsOffered(today) ? found : throw new NotFound();
        Ways = WayShown.Of(services, Service, t);
        return Page();
    }

    /// <summary>A form for anything needs a first word; a form of its own does not.</summary>
    public bool NeedsWords => Service is { Form: "message", Page: null };

    /// <summary>Below the language. A form that several services share is told which of them it is begun for.</summary>
    public string StartsAt => Service.Page is not null || forms[Service.Form].Service == Service.Code ? Service.StartsAt : $"{Service.StartsAt}?leistung={Service.Code}";

    public string Key(string part) => services.Key(Service, part, GermanTime.DayOf(clock.GetUtcNow()));
}
