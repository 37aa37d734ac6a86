using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Intake;
using OffenesHaus.Law;
using OffenesHaus.People.Helping;
using OffenesHaus.Platform;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Desk;

/// <summary>Who helps with a request; a clerk who works on it takes down what the person says about it, on paper, in the house or on the telephone.</summary>
public sealed class HelpModel(ReadHead head, MandatesAtDesk mandates, TimeProvider clock) : PageModel, IShowData
{
    [BindProperty(SupportsGet = true, Name = "number")]
    public RequestNumber Number { get; set; }

    [BindProperty(Name = "_key")]
    public Guid Key { get; set; }

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

    [BindProperty]
    public Law.Channel? Through { get; set; }

    /// <summary>The first day as it was written; empty: today.</summary>
    [BindProperty]
    public string? From { get; set; }

    /// <summary>For all matters of the person: only where one way in tells which those are.</summary>
    [BindProperty]
    public bool ForAll { get; set; }

    /// <summary>The signed paper among the files; none: it was said.</summary>
    [BindProperty]
    public Guid? Paper { get; set; }

    public DeskHeadView Head { get; private set; } = null!;

    public IReadOnlyList<MandateView> Given { get; private set; } = [];

    public IReadOnlyList<FileView> Files { get; private set; } = [];

    /// <summary>One way in tells which matters are of this person. How many there are, nobody is told here.</summary>
    public bool MayBeForAll { get; private set; }

    /// <summary>Shown this once, to be told to the person.</summary>
    public HandOverCode? Code { get; private set; }

    public async Task Load(CancellationToken stop)
    {
        Head = await head.Run(Number, stop);
        Given = await mandates.See(Number, stop);
        Files = Head.MayWork ? await mandates.Papers(Head, stop) : [];
        MayBeForAll = Head.MayWork && await mandates.OnlyWay(Number, stop) is not null;
        Key = Guid.CreateVersion7(clock.GetUtcNow());
    }

    public Task OnGetAsync(CancellationToken stop) => Load(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var isDay = WrittenDay.TryRead(From, out var day);
        var from = day ?? GermanTime.DayOf(clock.GetUtcNow());
        Code = (await mandates.Give(Number, new()
        {
            Key = Key == Guid.Empty ? null : Key,
            Kind = Kind,
            Scope = HelpWords.All(Scope),
            Name = Name,
            Organisation = Organisation,
            Means = ForAll ? await mandates.OnlyWay(Number, stop) ?? throw new Refused("mandate.no-way") : null,
            FromOn = from,
            FromIsNoDay = !isDay && !string.IsNullOrWhiteSpace(From),
            UntilOn = HelpWords.Until(from, Months),
            Evidence = Paper is null ? MandateEvidence.Spoken : MandateEvidence.Paper,
            EvidenceFile = Paper,
            Through = Through ?? throw new Refused("mandate.channel"),
        }, stop)).Code;
        ModelState.Clear();
        (Kind, Name, Organisation, Scope, Months, Through, Paper, From, ForAll) = (null, null, null, [], null, null, null, null, false);
        await Load(stop);
        return Page();
    }

    public async Task<IActionResult> OnPostEndAsync(Guid mandate, Law.Channel? through, CancellationToken stop)
    {
        await mandates.End(Number, mandate, through ?? throw new Refused("mandate.channel"), stop);
        return Redirect($"/desk/requests/{Number.ToPath()}/help");
    }
}
