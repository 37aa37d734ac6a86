using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Intake;
using OffenesHaus.Intake.PrivacyRights;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Erasing;
using OffenesHaus.Trust.Retention;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Desk;

/// <summary>How long what is kept, what was erased, and what must not be: a data protection officer sees that it runs, and holds a matter.</summary>
public sealed class KeepingModel(RetentionStates states, ErasuresOnRequest erasures, SetHold hold, LiftHold lift, ProposeErasure erase, TimeProvider clock) : PageModel, IShowData
{
    private const string Holding = "hold", Erasing = "erase";

    // Which of the page's forms was sent: only there stands what was typed.
    private string? sent;

    /// <summary>Of the form that was sent: the same form sent twice asks once.</summary>
    [BindProperty(Name = "_key")]
    public Guid Key { get; set; }

    [BindProperty]
    public string? Number { get; set; }

    [BindProperty]
    public HoldReason? Reason { get; set; }

    /// <summary>The number of what is to be erased.</summary>
    [BindProperty]
    public string? Unwanted { get; set; }

    [BindProperty]
    public ErasureGround? Ground { get; set; }

    [BindProperty]
    public string? Because { get; set; }

    [BindProperty]
    public Guid Hold { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    public RetentionState State { get; private set; } = null!;

    public ErasuresSeen Erasures { get; private set; } = null!;

    public bool WasHolding => sent == Holding;

    public bool WasErasing => sent == Erasing;

    public async Task Load(CancellationToken stop)
    {
        State = await states.See(stop);
        Erasures = await erasures.See(stop);
    }

    public bool WasLifting(Guid id) => sent == id.ToString("N");

    public Guid KeyOf(bool wasSent) => wasSent && Key != Guid.Empty ? Key : Guid.CreateVersion7(clock.GetUtcNow());

    public Task OnGetAsync(CancellationToken stop) => Load(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        sent = Holding;
        await hold.Run(Number, Reason ?? throw new Refused("hold.no-reason"), KeyOf(wasSent: true), stop);
        return Redirect("/desk/keeping");
    }

    public async Task<IActionResult> OnPostLiftAsync(CancellationToken stop)
    {
        sent = Hold.ToString("N");
        await lift.Run(Hold, KeyOf(wasSent: true), Words, stop);
        return Redirect("/desk/keeping");
    }

    public async Task<IActionResult> OnPostEraseAsync(CancellationToken stop)
    {
        sent = Erasing;
        await erase.Run(Unwanted, new() { Key = KeyOf(wasSent: true), Ground = Ground, Words = Because }, stop);
        return this.Done(DeskDone.Proposed, DeskDoneWords.Second);
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

    public static string Waits(ErasureWaits waits) => waits switch
    {
        ErasureWaits.Nothing => "wird in der nächsten Minute gelöscht",
        ErasureWaits.Letter => "wartet, bis der Brief an die Person hinaus ist",
        ErasureWaits.OnItsWay => "wartet, bis der Brief als angekommen gilt",
        ErasureWaits.Hold => "wartet: jemand hat festgelegt, dass es aufbewahrt wird",
        ErasureWaits.Moves => "wartet: etwas ist wieder offen",
        _ => "nicht gelöscht: Seitdem ist etwas gekommen. Lesen, und neu vorschlagen",
    };
}
