using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Catalog;
using OffenesHaus.Intake;

namespace OffenesHaus.Web.Helper;

/// <summary>The receipt of what a helper handed in for somebody. The person finds the same one at their status; the code stands only there.</summary>
public sealed class ReceiptModel(ReadForHelp read, Receipts receipts, Say t) : PageModel
{
    public HelpedMatter Matter { get; private set; } = null!;

    public ReceiptView Receipt { get; private set; } = null!;

    public AnswerList Answers { get; private set; } = null!;

    public async Task OnGetAsync(RequestNumber number, Guid arrival, CancellationToken stop)
    {
        Matter = await read.Run(number, stop);
        Receipt = await receipts.See(Matter.Id, arrival, stop);
        Answers = new(Receipt.Form, Receipt.Answers, Receipt.Files, t);
    }
}
