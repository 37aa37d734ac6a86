using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Intake;
using OffenesHaus.Platform;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Desk;

/// <summary>Whom a clerk marks beforehand, so that no request of theirs is ever shown to them.</summary>
public sealed class KinModel(MarkKin mark, EndKinMark end, OwnKin own, TimeProvider clock) : PageModel, IShowData
{
    [BindProperty]
    public string? CustomerNumber { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? BornOn { get; set; }

    [BindProperty]
    public Guid Mark { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    public IReadOnlyList<KinMarkSeen> Marks { get; private set; } = [];

    public async Task Load(CancellationToken stop) => Marks = await own.Mine(stop);

    public Task OnGetAsync(CancellationToken stop) => Load(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        DateOnly? born = null;
        if (!string.IsNullOrWhiteSpace(BornOn) && !WrittenDay.TryRead(BornOn, out born))
            throw new Refused("kin.day");
        await mark.Run(new(CustomerNumber, Name, born), stop);
        return Redirect("/desk/kin");
    }

    public async Task<IActionResult> OnPostEndAsync(CancellationToken stop)
    {
        await end.Run(Mark, Guid.CreateVersion7(clock.GetUtcNow()), Words, stop);
        return Redirect("/desk/kin");
    }
}
