using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Portal;

/// <summary>All services that are offered today, by group.</summary>
public sealed class CatalogueModel(OfferedToday offered) : PageModel
{
    public OfferedToday Offered => offered;
}
