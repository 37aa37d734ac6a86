using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Catalog;
using OffenesHaus.Intake;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Portal;

/// <summary>The receipt on screen: what arrived and when, number and code, what happens next.</summary>
public sealed class ReceiptModel(PersonSession session, Receipts receipts, Say t) : PageModel
{
    public ReceiptView Receipt { get; private set; } = null!;

    public AnswerList Answers { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid? arrival, CancellationToken stop)
    {
        if (await session.Request(stop) is not { } id)
            return Redirect($"/{t.Language}/status");

        Receipt = await receipts.See(id, arrival, stop);
        Answers = new(Receipt.Form, Receipt.Answers, Receipt.Files, t);
        return Page();
    }
}
