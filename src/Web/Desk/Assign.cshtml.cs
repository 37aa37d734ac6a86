using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Cases;
using OffenesHaus.Intake;
using OffenesHaus.Trust.Staff;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Desk;

/// <summary>Hands a request to a colleague, or gives it back to everybody.</summary>
public sealed class AssignModel(AssignTasks assign, Colleagues colleagues, ReadHead head) : PageModel, IShowData
{
    [BindProperty(SupportsGet = true, Name = "number")]
    public RequestNumber Number { get; set; }

    [BindProperty]
    public Guid? Clerk { get; set; }

    public DeskHeadView Head { get; private set; } = null!;

    public IReadOnlyList<ClerkView> Clerks { get; private set; } = [];

    public async Task Load(CancellationToken stop)
    {
        Head = await head.Run(Number, stop);
        Clerks = [.. (await colleagues.All(stop)).Where(c => c.WorksRequests)];
    }

    public Task OnGetAsync(CancellationToken stop) => Load(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await assign.Run(Number.Value, Clerk, stop);
        return this.Done(DeskDone.Assigned, DeskDoneWords.List);
    }
}
