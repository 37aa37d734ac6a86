using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Catalog;
using OffenesHaus.Law;

namespace OffenesHaus.Web.Portal;

/// <summary>All services that are offered today, by group.</summary>
public sealed class CatalogueModel(Services services, TimeProvider clock) : PageModel
{
    public IReadOnlyList<IGrouping<string, Service>> Groups { get; } =
        [.. services.All.Where(s => s.IsOffered(GermanTime.DayOf(clock.GetUtcNow()))).GroupBy(s => s.Group, StringComparer.Ordinal)];
}
