using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Intake;
using OffenesHaus.Intake.PrivacyRights;
using OffenesHaus.Trust.Erasing;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Desk;

/// <summary>What a person may want about their data, besides reading it: the law's term for an answer, and that a matter is kept and not used, or erased before its time. (Art. 12, 16, 17, 18, 21 GDPR)</summary>
public sealed class RightsModel(Restrict restrict, ExtendTerm extend, AskForErasure erase, ReadHead head, TimeProvider clock) : PageModel, IShowData
{
    [BindProperty(SupportsGet = true, Name = "number")]
    public RequestNumber Number { get; set; }

    /// <summary>The same page sent twice restricts once, and asks once.</summary>
    [BindProperty(Name = "_key")]
    public Guid Key { get; set; }

    [BindProperty]
    public int Months { get; set; } = 1;

    [BindProperty]
    public string? Words { get; set; }

    [BindProperty]
    public ErasureGround? Ground { get; set; }

    /// <summary>Why it is to be erased; the second person reads it.</summary>
    [BindProperty]
    public string? Because { get; set; }

    public DeskHeadView Head { get; private set; } = null!;

    public RightsTerm? Term { get; private set; }

    public async Task Load(CancellationToken stop)
    {
        Head = await head.Run(Number, stop);
        Term = await extend.See(Number, stop);
        if (Key == Guid.Empty)
            Key = Guid.CreateVersion7(clock.GetUtcNow());
    }

    public Task OnGetAsync(CancellationToken stop) => Load(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await restrict.Run(Number, Key == Guid.Empty ? Guid.CreateVersion7(clock.GetUtcNow()) : Key, stop);
        return Here();
    }

    public async Task<IActionResult> OnPostExtendAsync(CancellationToken stop)
    {
        await extend.Run(Number, Months, Words, stop);
        return Here();
    }

    public async Task<IActionResult> OnPostEraseAsync(CancellationToken stop)
    {
        await erase.Run(Number, new() { Key = Key == Guid.Empty ? Guid.CreateVersion7(clock.GetUtcNow()) : Key, Ground = Ground, Words = Because }, stop);
        return this.Done(DeskDone.Proposed, DeskDoneWords.Second);
    }

    private RedirectResult Here() => Redirect($"/desk/requests/{Number.ToPath()}/rights");
}
