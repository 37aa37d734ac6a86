using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Catalog;
using OffenesHaus.Intake;
using OffenesHaus.Law;
using OffenesHaus.People.Helping;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Portal;

/// <summary>Whom the person lets help: given here, seen with everything they did, and ended with one press.</summary>
public sealed class HelpersModel(PersonSession session, OwnStatus status, Mandates mandates, JoinedMatters joined, GiveMandate give, AgreeToNext agree, EndMandate end, Say t, TimeProvider clock) : PageModel, IShowData
{
    [BindProperty]
    public MandateKind? Kind { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Organisation { get; set; }

    [BindProperty]
    public List<HelpScopes> Scope { get; set; } = [];

    [BindProperty]
    public int? Months { get; set; }

    /// <summary>For all matters that the way in opens by which this browser came; else for this one.</summary>
    [BindProperty]
    public bool ForAll { get; set; }

    [BindProperty(Name = "d")]
    public string? Day { get; set; }

    [BindProperty(Name = "m")]
    public string? Month { get; set; }

    [BindProperty(Name = "y")]
    public string? Year { get; set; }

    /// <summary>The first day; left empty it is today.</summary>
    public DayWritten From => DayWritten.Of(Day, Month, Year);

    [BindProperty(Name = "_key")]
    public Guid Key { get; set; }

    /// <summary>The request this page was shown for: the cookie may have come to name another person's.</summary>
    [BindProperty(Name = "_number")]
    public string? Number { get; set; }

    public OwnStatusView? Status { get; private set; }

    public bool HasData => Status is not null;

    public IReadOnlyList<MandateView> Given { get; private set; } = [];

    /// <summary>How many matters the way in opens by which this browser came; null: it came by number and code, which show this one.</summary>
    public int? Matters { get; private set; }

    /// <summary>The mandate that was ended on this page just now.</summary>
    [BindProperty(SupportsGet = true, Name = "beendet")]
    public Guid? Ended { get; set; }

    /// <summary>Null: none, or one that stands or that somebody else ended.</summary>
    public MandateView? JustEnded => Given.FirstOrDefault(m => m.Id == Ended && m.EndedBy == ActorKind.Person);

    /// <summary>Shown this once.</summary>
    public HandOverCode? Code { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        await Load(stop);
        return Status is null ? Redirect($"/{t.Language}/status") : Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken stop) => Here(async id =>
    {
        var from = From.Day ?? GermanTime.DayOf(clock.GetUtcNow());
        var given = await give.Run(id, new()
        {
            Key = Key == Guid.Empty ? null : Key,
            Kind = Kind,
            Scope = HelpWords.All(Scope),
            Name = Name,
            Organisation = Organisation,
            Means = ForAll ? (await session.How(stop))?.Means ?? throw new Refused("mandate.no-way") : null,
            FromOn = from,
            FromIsNoDay = !From.IsEmpty && From.Day is null,
            UntilOn = HelpWords.Until(from, Months),
            Evidence = MandateEvidence.Portal,
            Through = Law.Channel.Portal,
        }, stop);
        return await Shown(given.Code, stop);
    }, stop);

    public Task<IActionResult> OnPostAgreeAsync(Guid mandate, CancellationToken stop) => Here(async id => await Shown((await agree.Run(id, mandate, stop)).Code, stop), stop);

    public Task<IActionResult> OnPostEndAsync(Guid mandate, CancellationToken stop) => Here(async id =>
    {
        await end.Run(id, mandate, Law.Channel.Portal, stop);
        return Redirect($"/{t.Language}/status/hilfe?beendet={mandate}");
    }, stop);

    public async Task Load(CancellationToken stop)
    {
        if (await session.Request(stop) is not { } id)
            return;
        Status = await status.See(id, stop);
        Given = await mandates.Of(id, stop);
        Matters = (await session.How(stop))?.Means is { } means ? await joined.Count(id, means, stop) : null;
        Key = Guid.CreateVersion7(clock.GetUtcNow());
    }

    private async Task<IActionResult> Here(Func<Guid, Task<IActionResult>> act, CancellationToken stop)
    {
        ModelState.Clear();
        if (await session.Request(stop) is not { } id)
            return Redirect($"/{t.Language}/status");
        return (await status.See(id, stop)).Number.ToPath() == Number ? await act(id) : Redirect($"/{t.Language}/status/hilfe");
    }

    // The code is nowhere but on this page.
    private async Task<IActionResult> Shown(HandOverCode? code, CancellationToken stop)
    {
        if (code is null)
            return Redirect($"/{t.Language}/status/hilfe");
        ModelState.Clear();
        (Code, Kind, Name, Organisation, Scope, Months, ForAll, Day, Month, Year) = (code, null, null, null, [], null, false, null, null, null);
        await Load(stop);
        return Page();
    }
}
