using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Correspondence;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Desk;

/// <summary>The print tray: letters that wait for the printer, and those printed lately.</summary>
public sealed class LettersModel(PrintTray tray, MarkPrinted mark) : PageModel, IShowData
{
    [BindProperty(SupportsGet = true, Name = "gedruckt")]
    public bool Printed { get; set; }

    [BindProperty]
    public List<Guid> Letter { get; set; } = [];

    public IReadOnlyList<LetterInTray> Letters { get; private set; } = [];

    public async Task Load(CancellationToken stop) => Letters = await tray.See(Printed, stop);

    public Task OnGetAsync(CancellationToken stop) => Load(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await mark.Run(Letter, stop);
        return Redirect("/desk/letters");
    }
}
