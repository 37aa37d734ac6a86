using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Intake;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Desk;

/// <summary>Why a clerk opens a request that is not their task; or that they must not.</summary>
public sealed class ReasonModel(StateReason state, StepAside aside, RequestLine line) : PageModel, IShowData
{
    [BindProperty(SupportsGet = true, Name = "number")]
    public RequestNumber Number { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    public RequestLineView Line { get; private set; } = null!;

    public async Task Load(CancellationToken stop) => Line = await line.See(Number, stop);

    public Task OnGetAsync(CancellationToken stop) => Load(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await state.Run(Number, Words ?? "", stop);
        return Redirect("/desk/requests/" + Number.ToPath());
    }

    public async Task<IActionResult> OnPostAsideAsync(CancellationToken stop)
    {
        await aside.Run(Number, stop);
        return Redirect("/desk");
    }
}
