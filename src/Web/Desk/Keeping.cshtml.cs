using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Intake;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Erasing;
using OffenesHaus.Trust.Retention;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Desk;

/// <summary>How long what is kept, what was erased, and what must not be: a data protection officer sees that it runs, and holds a matter.</summary>
public sealed class KeepingModel(RetentionStates states, SetHold hold, LiftHold lift, TimeProvider clock) : PageModel, IShowData
{
    [BindProperty(Name = "_key")]
    public Guid Key { get; set; }

    [BindProperty]
    public string? Number { get; set; }

    [BindProperty]
    public HoldReason? Reason { get; set; }

    [BindProperty]
    public Guid Hold { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    public RetentionState State { get; private set; } = null!;

    public async Task Load(CancellationToken stop)
    {
        State = await states.See(stop);
        if (Key == Guid.Empty)
            Key = Guid.CreateVersion7(clock.GetUtcNow());
    }

    public Task OnGetAsync(CancellationToken stop) => Load(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await hold.Run(Number, Reason ?? throw new Refused("hold.no-reason"), Key == Guid.Empty ? Guid.CreateVersion7(clock.GetUtcNow()) : Key, stop);
        return Redirect("/desk/keeping");
    }

    public async Task<IActionResult> OnPostLiftAsync(CancellationToken stop)
    {
        await lift.Run(Hold, Guid.CreateVersion7(clock.GetUtcNow()), Words, stop);
        return Redirect("/desk/keeping");
    }

    public static string Why(HoldReason reason) => reason switch
    {
        HoldReason.Dispute => "Widerspruch oder Klage ist offen",
        HoldReason.Claim => "Anspruch ist noch zu klären",
        HoldReason.OwnWish => "Die Person will es aufbewahrt haben (Art. 18 DSGVO)",
        _ => "Aufsicht oder Prüfung",
    };

    public static string On(ErasureGround ground) => ground switch
    {
        ErasureGround.TimeOver => "Zeit war um",
        ErasureGround.NeverSent => "nie abgegeben",
        ErasureGround.OwnWish => "Wunsch der Person",
        _ => "hätte nie gespeichert sein dürfen",
    };
}
