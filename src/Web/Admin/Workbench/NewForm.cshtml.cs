using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Catalog;
using OffenesHaus.Catalog.Editions;
using OffenesHaus.Catalog.Exchange;
using OffenesHaus.Law;
using OffenesHaus.Web.Shared;
using Language = OffenesHaus.Catalog.Language;

namespace OffenesHaus.Web.Admin.Workbench;

/// <summary>Begins a form: out of a file for XDatenfelder 3, or with one page.</summary>
public sealed class NewFormModel(ImportForm import, UploadedFile upload, Services services, Say t, TimeProvider clock) : PageModel, IShowData
{
    internal const string FileField = "datei";

    [BindProperty]
    public string? Code { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Service { get; set; }

    [BindProperty]
    public string? Act { get; set; }

    public IReadOnlyList<LeftOut> Faults { get; private set; } = [];

    public IReadOnlyList<(string Code, string Name)> AllServices { get; } =
        [.. services.All.Select(s => (s.Code, t.German[services.Key(s, "name", GermanTime.DayOf(clock.GetUtcNow()))])).OrderBy(s => s.Item2, StringComparer.Create(Language.German.Culture, ignoreCase: true))];

    public IReadOnlyList<string> AllActs { get; } = [.. services.Acts.Select(a => a.Act).Distinct(StringComparer.Ordinal)];

    public Task Load(CancellationToken stop) => Task.CompletedTask;

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var code = (Code ?? "").Trim();
        var imported = await import.Run(new() { Code = code, Service = Service ?? "", Act = Act ?? "", Title = Name ?? "", File = await upload.Take(HttpContext, FileField, stop) }, stop);
        if (imported.Edition is not null)
            return Redirect($"/admin/forms/{code}");
        Faults = imported.Faults;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
