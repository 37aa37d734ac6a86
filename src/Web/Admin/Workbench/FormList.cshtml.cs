using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Catalog;
using OffenesHaus.Catalog.Editions;
using OffenesHaus.Law;

namespace OffenesHaus.Web.Admin.Workbench;

/// <summary>Every form with its versions and the state of its texts.</summary>
public sealed class FormListModel(FormBench bench, Services services, Say t, TimeProvider clock) : PageModel
{
    private readonly DateOnly today = GermanTime.DayOf(clock.GetUtcNow());

    public IReadOnlyList<FormOnBench> Forms { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken stop) => Forms = await bench.See(stop);

    public string ServiceOf(FormOnBench form) => form.Service is { } code && services.Find(code) is { } service ? t.German[services.Key(service, "name", today)] : "–";

    /// <summary>Published, and not in force before a later day.</summary>
    public IEnumerable<EditionLine> ComingOf(FormOnBench form) => form.Editions.Where(e => e.ValidFrom > today && !e.IsDiscarded);
}
