using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Intake;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Desk;

/// <summary>Why a clerk opens a request that is not their task; or that they must not.</summary>
public sealed class ReasonModel(StateReason state, LookUrgently urgent, StepAside aside, RequestLine line, TimeProvider clock) : PageModel, IShowData
{
    [BindProperty(SupportsGet = true, Name = "number")]
    public RequestNumber Number { get; set; }

    /// <summary>Of an urgent look: it stays the same when the form comes back.</summary>
    [BindProperty(Name = "_key")]
    public Guid Key { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    public RequestLineView Line { get; private set; } = null!;

    public async Task Load(CancellationToken stop)
    {
        Line = await line.See(Number, stop);
        if (Key == Guid.Empty)
            Key = Guid.CreateVersion7(clock.GetUtcNow());
    }

    public Task OnGetAsync(CancellationToken stop) => Load(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await state.Run(Number, Words ?? "", stop);
        return Redirect("/desk/requests/" + Number.ToPath());
    }

    public async Task<IActionResult> OnPostUrgentAsync(CancellationToken stop)
    {
        await urgent.Run(Number, Key == Guid.Empty ? Guid.CreateVersion7(clock.GetUtcNow()) : Key, Words, stop);
        return Redirect("/desk/requests/" + Number.ToPath());
    }

    public async Task<IActionResult> OnPostAsideAsync(CancellationToken stop)
    {
        await aside.Run(Number, stop);
        return Redirect("/desk");
    }
}
