using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Catalog.Editions;
using OffenesHaus.Law;
using OffenesHaus.Platform;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Admin.Workbench;

/// <summary>Publishes a draft from a day on, and says what stands in its way.</summary>
public sealed class PublishModel(FormBench bench, PublishEdition publish, TimeProvider clock) : PageModel, IShowData
{
    internal const int MostShown = 60;

    [FromRoute(Name = "code")]
    public required string Code { get; set; }

    [BindProperty]
    public string? From { get; set; }

    [BindProperty(Name = "_seen")]
    public int SeenTurn { get; set; }

    [BindProperty(Name = "_edition")]
    public Guid Edition { get; set; }

    public EditionSeen Seen { get; private set; } = null!;

    public async Task Load(CancellationToken stop)
    {
        Seen = await bench.See(Code, null, stop);
        SeenTurn = Seen.Turn;
        From ??= WrittenDay.Of(GermanTime.DayOf(clock.GetUtcNow()));
    }

    public Task OnGetAsync(CancellationToken stop) => Load(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!WrittenDay.TryRead(From, out var from))
            throw new Refused("catalog.valid-unreadable", GermanTime.DayOf(clock.GetUtcNow()));
        await publish.Run(Edition, SeenTurn, from.Value, stop);
        return Redirect($"/admin/forms/{Code}?freigegeben");
    }
}
