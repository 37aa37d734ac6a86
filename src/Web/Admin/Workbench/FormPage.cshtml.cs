using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Catalog.Editions;
using OffenesHaus.Law;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Admin.Workbench;

/// <summary>One form: its draft, its editions, and what can be done with them.</summary>
public sealed class FormPageModel(FormBench bench, BeginEdition begin, DiscardDraft discard, TimeProvider clock) : PageModel, IShowData
{
    [FromRoute(Name = "code")]
    public required string Code { get; set; }

    public EditionSeen Seen { get; private set; } = null!;

    public DateOnly Today { get; } = GermanTime.DayOf(clock.GetUtcNow());

    /// <summary>The newest edition that is published.</summary>
    public EditionLine? Before => Seen.Form.Editions.Where(e => e is { IsDraft: false, IsDiscarded: false }).MaxBy(e => e.Version);

    public async Task Load(CancellationToken stop) => Seen = await bench.See(Code, null, stop);

    public Task OnGetAsync(CancellationToken stop) => Load(stop);

    public async Task<IActionResult> OnPostBeginAsync(CancellationToken stop)
    {
        await begin.Run(Code, stop);
        return Redirect($"/admin/forms/{Code}");
    }

    public async Task<IActionResult> OnPostDiscardAsync(Guid id, CancellationToken stop)
    {
        await discard.Run(id, stop);
        return Redirect("/admin/forms");
    }
}
