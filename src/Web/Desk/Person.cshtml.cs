using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Intake;
using OffenesHaus.Intake.Persons;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Desk;

/// <summary>The line of one person over all their matters, and the two acts that say which matters are theirs.</summary>
public sealed class PersonModel(ReadPersonLine read, ReadHead head, JoinPerson join, TimeProvider clock) : PageModel, IShowData
{
    [BindProperty(SupportsGet = true, Name = "number")]
    public RequestNumber Number { get; set; }

    [BindProperty(SupportsGet = true, Name = "vor")]
    public LineMark? Before { get; set; }

    [BindProperty(Name = "_key")]
    public Guid Key { get; set; }

    [BindProperty]
    public string? Other { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    [BindProperty]
    public Guid Assignment { get; set; }

    public DeskHeadView Head { get; private set; } = null!;

    public PersonLine Line { get; private set; } = null!;

    public string Path => "/desk/requests/" + Number.ToPath();

    public async Task Load(CancellationToken stop)
    {
        // A place nobody can mean is the newest.
        ModelState.Remove("vor");
        Head = await head.Run(Number, stop);
        Line = await read.Run(Number, Before, stop);
        Key = Key == Guid.Empty ? Guid.CreateVersion7(clock.GetUtcNow()) : Key;
    }

    public Task OnGetAsync(CancellationToken stop) => Load(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var key = Platform.Once.Of(Key == Guid.Empty ? Guid.CreateVersion7(clock.GetUtcNow()) : Key, Other, Why);
        await join.Run(Number, RequestNumber.TryParse(Other, null, out var other) ? other : null, Why, key, stop);
        return Redirect(Path + "/person");
    }

    public async Task<IActionResult> OnPostPartAsync(CancellationToken stop)
    {
        await join.Part(Number, Assignment, Why, stop);
        return Redirect(Path + "/person");
    }
}
