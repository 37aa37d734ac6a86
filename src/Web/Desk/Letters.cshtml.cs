using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Correspondence;
using OffenesHaus.Intake;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Staff;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Desk;

/// <summary>The print tray: letters that wait for the printer, those that wait for the post, and those that went.</summary>
public sealed class LettersModel(PrintTray tray, MarkPrinted mark, PostLetters post, WithdrawLetter withdraw, AddressLetters address, PostingDays days, ClerkSession session) : PageModel, IShowData
{
    [BindProperty(SupportsGet = true, Name = "stand")]
    public TrayPlace Place { get; set; }

    /// <summary>Letters to protected people have a lane of their own.</summary>
    [BindProperty(SupportsGet = true, Name = "versand")]
    public TrayLane Lane { get; set; }

    public ProtectedWaiting Protected { get; private set; } = new(0, 0);

    /// <summary>The last letter of the page before.</summary>
    [BindProperty(SupportsGet = true, Name = "nach")]
    public TrayMark? After { get; set; }

    [BindProperty]
    public List<Guid> Letter { get; set; } = [];

    /// <summary>Where a letter is to go that had no address; empty: to what arrived since.</summary>
    [BindProperty]
    public string? To { get; set; }

    [BindProperty]
    public string? PostedOn { get; set; }

    /// <summary>How many of those just posted have a term that is too early.</summary>
    [BindProperty(SupportsGet = true, Name = "zu-frueh")]
    public int TooEarly { get; set; }

    public TrayPage Tray { get; private set; } = new([], null);

    public IReadOnlyList<LetterInTray> Letters => Tray.Letters;

    /// <summary>Asking anew and taking a letter back is for those who work on the matter.</summary>
    public bool Decides => session.Me.WorksRequests;

    /// <summary>Letters with a PIN are opened by whoever prints, never by whoever works requests.</summary>
    public bool MayOpen(LetterInTray letter) => letter.About != LetterAbout.Pin || session.Me.Role != ClerkRole.CaseWorker;

    public IReadOnlyDictionary<TrayPlace, int> Waiting { get; private set; } = new Dictionary<TrayPlace, int>();

    /// <summary>Stays in the lane one works in.</summary>
    public string InLane => Lane == TrayLane.Open ? "" : "&versand=Protected";

    public async Task Load(CancellationToken stop)
    {
        Tray = await tray.See(Place, Lane, After, stop);
        Waiting = await tray.Waiting(Lane, stop);
        Protected = await tray.Protected(stop);
        PostedOn ??= WrittenDay.Of(days.ProposedFor(Letters));
    }

    public Task OnGetAsync(CancellationToken stop) => Load(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await mark.Run(Letter, stop);
        return Redirect("/desk/letters?stand=ToPost" + InLane);
    }

    public async Task<IActionResult> OnPostWithdrawAsync(CancellationToken stop)
    {
        if (!Decides)
            throw new NotFound();
        await withdraw.Run(Letter, stop);
        return Redirect($"/desk/letters?stand={Place}{InLane}");
    }

    public async Task<IActionResult> OnPostAddressAsync(CancellationToken stop)
    {
        if (!Decides)
            throw new NotFound();
        await address.Run(Letter, To, stop);
        return Redirect("/desk/letters?stand=ToPrint" + InLane);
    }

    public async Task<IActionResult> OnPostPostedAsync(CancellationToken stop)
    {
        Place = TrayPlace.ToPost;
        if (!WrittenDay.TryRead(PostedOn, out var day))
            throw new Refused("desk.posted-unreadable", days.Proposed);
        var tooEarly = await post.Run(Letter, day.Value, stop);
        return Redirect(tooEarly == 0 ? "/desk/letters?stand=ToPost" + InLane : $"/desk/letters?stand=Posted&zu-frueh={tooEarly.ToString(System.Globalization.CultureInfo.InvariantCulture)}{InLane}");
    }
}
