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

    /// <summary>What a colleague saved since the page was opened; null: nobody did.</summary>
    public SavedMeanwhile? Meanwhile { get; private set; }

    /// <summary>Their questions, where they are others than what was typed.</summary>
    public string? Theirs { get; private set; }

    public async Task Load(CancellationToken stop)
    {
        Seen = await bench.See(Code, null, stop);
        Meanwhile = HttpMethods.IsPost(Request.Method) ? await SavedMeanwhile.Of(bench, Seen, (Edition, SeenTurn), stop) : null;
        // After a refusal what was typed stands there, and beside it what was saved: sending it again is sending it knowingly.
        if (Definition is not null && Meanwhile is not null)
            (Theirs, Definition) = (Meanwhile.DefinitionBeside(Definition), Meanwhile.DefinitionField(Definition));
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
