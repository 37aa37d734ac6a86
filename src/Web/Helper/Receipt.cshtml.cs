using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Catalog;
using OffenesHaus.Intake;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Helper;

/// <summary>The receipt of what a helper handed in for somebody. The person finds the same one at their status; the code stands only there, and once on the paper for whoever sits beside.</summary>
public sealed class ReceiptModel(ReadForHelp read, Receipts receipts, PrintForPerson print, Say t) : PageModel, IShowData
{
    [FromRoute(Name = "number")]
    public RequestNumber Number { get; set; }

    [FromRoute(Name = "arrival")]
    public Guid Arrival { get; set; }

    public HelpedMatter Matter { get; private set; } = null!;

    public ReceiptView Receipt { get; private set; } = null!;

    public AnswerList Answers { get; private set; } = null!;

    public async Task Load(CancellationToken stop)
    {
        Matter = await read.Run(Number, stop);
        Receipt = await receipts.See(Matter.Id, Arrival, stop);
        Answers = new(Receipt.Form, Receipt.Answers, Receipt.Files, t);
    }

    public Task OnGetAsync(CancellationToken stop) => Load(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await Load(stop);
        return File(await print.Run(Matter.Id, Arrival, t.Language, stop), "application/pdf", $"{t.German["receipt/title"]}.pdf");
    }
}
