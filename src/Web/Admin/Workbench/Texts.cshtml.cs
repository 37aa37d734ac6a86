using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Catalog;
using OffenesHaus.Catalog.Editions;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Admin.Workbench;

/// <summary>The words of one page of a draft, German beside each translation.</summary>
public sealed class TextsModel(FormBench bench, SaveDraft save) : PageModel, IShowData
{
    [FromRoute(Name = "code")]
    public required string Code { get; set; }

    /// <summary>A page of the form; null: the form as a whole.</summary>
    [FromRoute(Name = "part")]
    public string? Part { get; set; }

    [BindProperty(Name = "_seen")]
    public int SeenTurn { get; set; }

    [BindProperty(Name = "_edition")]
    public Guid Edition { get; set; }

    public bool IsSaved => HttpMethods.IsGet(Request.Method) && Request.Query.ContainsKey("gespeichert");

    public EditionSeen Seen { get; private set; } = null!;

    public IReadOnlyList<FormText> Texts { get; private set; } = [];

    /// <summary>Each page with how many of its texts are missing or stale in any language.</summary>
    public IReadOnlyList<(string Part, string Title, int Open)> Parts { get; private set; } = [];

    /// <summary>What a colleague saved since the page was opened; null: nobody did.</summary>
    public SavedMeanwhile? Meanwhile { get; private set; }

    public async Task Load(CancellationToken stop)
    {
        Seen = await bench.See(Code, null, stop);
        Meanwhile = HttpMethods.IsPost(Request.Method) ? await SavedMeanwhile.Of(bench, Seen, (Edition, SeenTurn), stop) : null;
        SeenTurn = Seen.Turn;
        if (Seen.Proven.Form is not { } form)
            return;
        var all = EditionProof.TextsOf(form);
        Texts = [.. all.Where(t => t.Page == Part)];
        Parts =
        [
            .. all.GroupBy(t => t.Page ?? "", StringComparer.Ordinal).Select(g =>
                (g.Key, g.Key.Length == 0 ? "Das ganze Formular" : Seen.Source.Words.German.GetValueOrDefault($"p.{g.Key}", g.Key), g.Sum(t => Language.All.Count(l => Lacks(l, t))))),
        ];
    }

    public Task OnGetAsync(CancellationToken stop) => Load(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        List<WordChange> words = [];
        foreach (var language in Language.All)
            foreach (var (name, value) in Request.Form.Where(f => f.Key.StartsWith($"t.{language}.", StringComparison.Ordinal)))
                words.Add(new(language, name[(3 + language.Code.Length)..], value.ToString()) { StillFits = Request.Form.ContainsKey($"fit.{name[2..]}") });
        await save.Run(new() { Edition = Edition, Seen = SeenTurn, Words = words }, stop);
        return Redirect($"/admin/forms/{Code}/texts/{Part}?gespeichert");
    }

    /// <summary>What is wrong with a text; null: nothing, or nobody needs it.</summary>
    public WordState? StateOf(Language language, string key) =>
        Texts.FirstOrDefault(t => t.Key == key) is { } text && Lacks(language, text) ? language.IsGerman ? WordState.Missing : Seen.Source.Words.StateOf(language, key) : null;

    /// <summary>What was typed stands again in its field, whatever else went wrong.</summary>
    public string? Typed(Language language, string key) =>
        Posted(language, key) is not { } typed ? Seen.Source.Words.Text(language, key)
            : Meanwhile is null ? typed : Meanwhile.Field(language, key, typed);

    /// <summary>What a colleague wrote there meanwhile, where it is something else.</summary>
    public string? Theirs(Language language, string key) => Posted(language, key) is { } typed ? Meanwhile?.Beside(language, key, typed) : null;

    /// <summary>High enough for the longest of the three.</summary>
    public int RowsFor(string key) => Math.Clamp(1 + (Language.All.Max(l => Seen.Source.Words.Text(l, key)?.Length ?? 0) / 45), 2, 8);

    private string? Posted(Language language, string key) =>
        HttpMethods.IsPost(Request.Method) && Request.HasFormContentType && Request.Form.TryGetValue($"t.{language}.{key}", out var typed) ? typed.ToString() : null;

    private bool Lacks(Language language, FormText text) =>
        language.IsGerman ? text.Needed && !Seen.Source.Words.German.ContainsKey(text.Key)
            : Seen.Source.Words.German.ContainsKey(text.Key) && Seen.Source.Words.StateOf(language, text.Key) != WordState.Complete;
}
