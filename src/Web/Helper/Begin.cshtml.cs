using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Catalog;
using OffenesHaus.Intake;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Helper;

/// <summary>Beginning a request for somebody who sits beside: for which service, and in which language they are answered.</summary>
public sealed class BeginModel(BeginBeside begin, OfferedToday offered, Say t, TimeProvider clock) : PageModel, IShowData
{
    [BindProperty(Name = "_begin")]
    public Guid Begin { get; set; }

    [BindProperty]
    public string? Service { get; set; }

    [BindProperty]
    public string? Tongue { get; set; }

    public OfferedToday Offered => offered;

    public Task Load(CancellationToken stop)
    {
        Begin = Begin == Guid.Empty ? Guid.CreateVersion7(clock.GetUtcNow()) : Begin;
        return Task.CompletedTask;
    }

    public Task OnGetAsync(CancellationToken stop) => Load(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await Load(stop);
        var number = await begin.Run(Begin, Service, Language.TryParse(Tongue, null, out var tongue) ? tongue : null, stop);
        return Redirect($"/{t.Language}/helfen/{number.ToPath()}/angaben");
    }
}
