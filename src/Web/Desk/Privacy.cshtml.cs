using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Intake;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Joint;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Desk;

/// <summary>What a data protection officer does: looks into alarms, and opens a request urgently, with a second person afterwards.</summary>
public sealed class PrivacyModel(LookUrgently look, Alarms alarms, OwnKin kin, TimeProvider clock) : PageModel, IShowData
{
    [BindProperty(Name = "_key")]
    public Guid Key { get; set; }

    [BindProperty]
    public string? Number { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    public IReadOnlyList<AlarmSeen> Alarms { get; private set; } = [];

    public IReadOnlyList<KinMarkSeen> Marks { get; private set; } = [];

    public async Task Load(CancellationToken stop)
    {
        Marks = await kin.All(stop);
        Alarms = await alarms.See(stop);
        if (Key == Guid.Empty)
            Key = Guid.CreateVersion7(clock.GetUtcNow());
    }

    public Task OnGetAsync(CancellationToken stop) => Load(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!RequestNumber.TryParse(Number, null, out var number))
            throw new Refused("desk.no-such-number");
        try
        {
            await look.Run(number, Key == Guid.Empty ? Guid.CreateVersion7(clock.GetUtcNow()) : Key, Words, stop);
        }
        catch (NotFound)
        {
            throw new Refused("desk.no-such-number");
        }

        return Redirect("/desk/requests/" + number.ToPath());
    }
}
