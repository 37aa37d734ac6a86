using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Intake;
using OffenesHaus.Intake.Conversations;
using OffenesHaus.Platform;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Talk;

/// <summary>Everything that was written down, to be read to the person; then it is handed in with the moment it was said.</summary>
public sealed class CheckModel(ReadConversation read, OwnRequest own, CheckAnswers check, StayBySending stay, HandInSpoken handIn, Assent assent, Catalog.Say t, TimeProvider clock) : PageModel, IShowData
{
    private static readonly string[] Formats = ["H:mm", "H.mm"];

    [FromRoute(Name = "id")]
    public Guid Id { get; set; }

    [FromRoute(Name = "number")]
    public RequestNumber Number { get; set; }

    [BindProperty(Name = "_key")]
    public Guid Key { get; set; }

    [BindProperty]
    public bool WasReadBack { get; set; }

    /// <summary>Which revision of each page was read out.</summary>
    [BindProperty(Name = "_stand")]
    public string? Heard { get; set; }

    [BindProperty]
    public string? SaidAt { get; set; }

    [BindProperty]
    public bool MayObject { get; set; }

    /// <summary>Nothing of it may lie in their letterbox.</summary>
    [BindProperty]
    public bool NoCopy { get; set; }

    public ConversationView Talk { get; private set; } = null!;

    public ConversationMatter Matter { get; private set; } = null!;

    public Checked Checked { get; private set; } = null!;

    public bool MayBeObjection { get; private set; }

    /// <summary>Begun on the telephone, and no address to which a code could go.</summary>
    public bool GetsNoCode { get; private set; }

    public async Task Load(CancellationToken stop)
    {
        Talk = await read.Run(Id, stop);
        Matter = Talk.Matters.FirstOrDefault(m => m.Number == Number && m.MayFill) ?? throw new NotFound();
        var written = await own.ForDesk(Matter.Id, stop);
        var stand = await assent.Stand(Matter.Id, stop);
        // What stands on this page now was not read out yet.
        if (Heard is not null && Heard != stand)
            WasReadBack = false;
        Heard = stand;
        // At the counter the code is printed on the receipt; on the telephone nobody is told one.
        GetsNoCode = Talk.Channel == Law.Channel.Phone && Matter.SpokenAt is not null && written.HasNoAddress;
        Checked = check.Of(written, $"/desk/talks/{Id}/{Number.ToPath()}/{t.Language}/angaben/");
        // At the counter it is signed on the spot: what else would have to be done is no matter here.
        MayBeObjection = Checked.MayBeObjection;
        if (Talk.Channel == Law.Channel.Counter)
            Checked = Checked with { MayBeObjection = false };
        Key = Key == Guid.Empty ? Guid.CreateVersion7(clock.GetUtcNow()) : Key;
        // As it was said on the first page; what is posted counts.
        if (HttpMethods.IsGet(Request.Method))
            NoCopy = Matter.NoLetters;
        SaidAt ??= DeskWords.Clock(Matter.SpokenAt ?? clock.GetUtcNow());
    }

    public Task OnGetAsync(CancellationToken stop) => Load(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var (unseen, heard, wasReadBack) = (await stay.Run(Id, Number, stop), Heard, WasReadBack);
        await Load(stop);
        // What was read back is what stood on their page: a colleague's page showed none of it.
        if (unseen)
        {
            WasReadBack = false;
            throw new Refused("talk.read-first");
        }

        // The proposal as it stood there is not a correction: to the second, the house knows it better.
        var proposed = SaidAt == DeskWords.Clock(Matter.SpokenAt ?? clock.GetUtcNow());
        TimeOnly? said = proposed ? null
            : TimeOnly.TryParseExact((SaidAt ?? "").Trim(), Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : throw new Refused("talk.said-when", Law.GermanTime.ClockAt(Talk.BegunAt));
        await handIn.Run(Id, new() { Request = Matter.Id, Key = Key, SaidAt = said, WasReadBack = wasReadBack, Heard = heard ?? "", MayObject = MayObject, Letters = !NoCopy }, stop);
        return Redirect($"/desk/talks/{Id}/{Number.ToPath()}");
    }
}
