using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Catalog;
using OffenesHaus.Intake;
using OffenesHaus.Intake.Conversations;
using OffenesHaus.Law;
using OffenesHaus.Platform;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Desk;

/// <summary>One press raises an emergency: out of a call or visit, out of a request at the desk, or out of nothing.</summary>
public sealed class EmergencyNewModel(RaiseEmergency raise, ReadConversation read, EmergencyPlan plan, TimeProvider clock) : PageModel, IShowData
{
    [BindProperty(SupportsGet = true, Name = "gespraech")]
    public Guid? Conversation { get; set; }

    [BindProperty(SupportsGet = true, Name = "nummer")]
    public string? Asked { get; set; }

    [BindProperty(SupportsGet = true, Name = "weg")]
    public string? Way { get; set; }

    [BindProperty(Name = "_key")]
    public Guid Key { get; set; }

    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    public RequestNumber? Number => RequestNumber.TryParse(Asked, null, out var number) ? number : null;

    public Channel Channel => Way == "counter" ? Channel.Counter : Channel.Phone;

    public IReadOnlyList<EmergencyKind> Kinds => plan.Kinds;

    /// <summary>Where help answers at once, whatever it is.</summary>
    public IReadOnlyList<EmergencyNumber> First => [.. plan.Numbers.Take(2)];

    public string Back => Conversation is { } talk ? $"/desk/talks/{talk}{(Number is { } n ? "/" + n.ToPath() : "")}" : Number is { } request ? "/desk/requests/" + request.ToPath() : $"/desk/talks/{(Way == "counter" ? "counter" : "phone")}";

    public async Task Load(CancellationToken stop)
    {
        ModelState.Remove("gespraech");
        try
        {
            if (Conversation is { } talk)
                Way = Talk.TalkWords.Way((await read.Run(talk, stop)).Channel);
        }
        catch (NotFound)
        {
            // It has just ended: the way is the one it was opened with.
        }

        Key = Key == Guid.Empty ? Guid.CreateVersion7(clock.GetUtcNow()) : Key;
    }

    public Task OnGetAsync(CancellationToken stop) => Load(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var id = Once.Of(Key == Guid.Empty ? Guid.CreateVersion7(clock.GetUtcNow()) : Key, Kind, Words);
        await raise.Run(Conversation, Number, new(id, Kind, Words) { Channel = Channel }, stop);
        return Redirect($"/desk/emergencies/{id}");
    }
}
