using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Cases.Emergencies;
using OffenesHaus.Catalog;
using OffenesHaus.Law;
using OffenesHaus.Reach;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Desk;

/// <summary>One emergency: who has it, what to say now, which numbers, and the press with which somebody takes it over.</summary>
public sealed class EmergencyPageModel(ReadEmergency read, AcceptEmergency accept, CloseEmergency close, EmergencyPlan plan, Services services, OpenNow open, ClerkSession session) : PageModel, IShowData
{
    [FromRoute(Name = "id")]
    public Guid Id { get; set; }

    /// <summary>Who had it as the page showed it.</summary>
    [BindProperty]
    public Guid? From { get; set; }

    [BindProperty]
    public string? Outcome { get; set; }

    public EmergencyView Seen { get; private set; } = null!;

    public IEnumerable<EmergencyNumber> Numbers => plan.NumbersOf(Seen.Kind);

    public IEnumerable<Service> Services => Seen.Kind.Services.Select(services.Find).OfType<Service>();

    /// <summary>Neither counter nor telephone is open now.</summary>
    public bool HouseIsShut => !open.See().Any(w => w.IsOpen && w.Channel is Channel.Phone or Channel.Counter && w.IsOpen);

    public bool WorksHere => session.Me.WorksRequests;

    public bool MayTalk => Seen.ClosedAt is null;

    public string Back => Seen.Conversation is { } talk && Seen.ClosedAt is null && !WorksHere ? $"/desk/talks/{talk}" : Doors.Home(session.Me.Role);

    public async Task Load(CancellationToken stop) => Seen = await read.Run(Id, stop);

    public Task OnGetAsync(CancellationToken stop) => Load(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await accept.Run(Id, From, stop);
        return Redirect($"/desk/emergencies/{Id}");
    }

    public async Task<IActionResult> OnPostCloseAsync(CancellationToken stop)
    {
        await close.Run(Id, Outcome, stop);
        return Redirect($"/desk/emergencies/{Id}");
    }
}
