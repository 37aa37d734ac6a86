using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Intake;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Desk;

/// <summary>Helps somebody who lost their code, or wants letters again: how the house reaches a person.</summary>
public sealed class CodeLetterModel(OrderCodeLetter order, ReturnToLetters toLetters, ReadHead head, PersonAccess access) : PageModel, IShowData
{
    [BindProperty(SupportsGet = true, Name = "number")]
    public RequestNumber Number { get; set; }

    [BindProperty]
    public bool ToNewest { get; set; }

    public DeskHeadView Head { get; private set; } = null!;

    public PersonAccessView Access { get; private set; } = null!;

    public async Task Load(CancellationToken stop)
    {
        Head = await head.Run(Number, stop);
        Access = await access.See(Number, stop);
    }

    public Task OnGetAsync(CancellationToken stop) => Load(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await order.Run(Number, ToNewest, stop);
        return Redirect("/desk/requests/" + Number.ToPath());
    }

    public async Task<IActionResult> OnPostLettersAsync(CancellationToken stop)
    {
        await toLetters.Run(Number, stop);
        return Redirect("/desk/requests/" + Number.ToPath());
    }
}
