using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Catalog.Editions;
using OffenesHaus.Platform;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Admin.Workbench;

/// <summary>The questions of a draft, as an editor writes them. Saved as they are, right or wrong, and read over at once.</summary>
public sealed class DefinitionModel(FormBench bench, SaveDraft save) : PageModel, IShowData
{
    [FromRoute(Name = "code")]
    public required string Code { get; set; }

    [BindProperty]
    public string? Definition { get; set; }

    [BindProperty(Name = "_seen")]
    public int SeenTurn { get; set; }

    [BindProperty(Name = "_edition")]
    public Guid Edition { get; set; }

    public bool IsSaved => HttpMethods.IsGet(Request.Method) && Request.Query.ContainsKey("gespeichert");

    public EditionSeen Seen { get; private set; } = null!;

    /// <summary>What is wrong with the questions; what is wrong with the words stands beside the words.</summary>
    public IReadOnlyList<Obstacle> OfDefinition => [.. Seen.Proven.Obstacles.Where(o => !ObstacleWords.IsOfWords(o))];

    public async Task Load(CancellationToken stop)
    {
        Seen = await bench.See(Code, null, stop);
        // After a refusal what was typed stands there, and sending it again is sending it knowingly.
        Definition ??= Seen.Source.Definition;
        SeenTurn = Seen.Turn;
    }

    public Task OnGetAsync(CancellationToken stop) => Load(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(Definition))
            throw new Refused("catalog.definition-empty");
        await save.Run(new() { Edition = Edition, Seen = SeenTurn, Definition = Definition }, stop);
        return Redirect($"/admin/forms/{Code}/definition?gespeichert");
    }
}
