using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Catalog;
using OffenesHaus.Catalog.Editions;
using OffenesHaus.Catalog.Exchange;
using OffenesHaus.Platform;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Admin.Workbench;

/// <summary>Texts out to translators and back into the draft.</summary>
public sealed class TranslateModel(FormBench bench, TakeTranslations take, UploadedFile upload) : PageModel, IShowData
{
    internal const string FileField = "datei";

    [FromRoute(Name = "code")]
    public required string Code { get; set; }

    [BindProperty]
    public string? To { get; set; }

    [BindProperty(Name = "_edition")]
    public Guid Edition { get; set; }

    public EditionSeen Seen { get; private set; } = null!;

    public TranslationsTaken? Taken { get; private set; }

    public async Task Load(CancellationToken stop) => Seen = await bench.See(Code, null, stop);

    public Task OnGetAsync(CancellationToken stop) => Load(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var file = await upload.Take(HttpContext, FileField, stop);
        var language = FormWords.Foreign.FirstOrDefault(l => l.Code == To) ?? throw new Refused("catalog.no-language");
        Taken = await take.Run(Edition, language, file ?? throw new Refused("catalog.no-file"), stop);
        await Load(stop);
        return Page();
    }
}
