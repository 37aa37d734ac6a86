using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Catalog;
using OffenesHaus.Intake;
using OffenesHaus.Outreach;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Desk;

/// <summary>Sends a request on to the authority it belongs to.</summary>
public sealed class ForwardModel(Forward forward, ReadRequest read, AuthorityDirectory directory, Services services) : PageModel, IShowData
{
    [BindProperty(SupportsGet = true, Name = "number")]
    public RequestNumber Number { get; set; }

    /// <summary>The newest word that the page one comes from showed. What is newer, this page shows itself, and carries on from there.</summary>
    [BindProperty(SupportsGet = true, Name = "_seen")]
    public Guid Seen { get; set; }

    /// <summary>A place in the directory; null: the typed address counts.</summary>
    [BindProperty]
    public int? Authority { get; set; }

    [BindProperty]
    public string? Address { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    /// <summary>Which of the arrivals goes on: its day counts there.</summary>
    [BindProperty]
    public Guid? Arrival { get; set; }

    /// <summary>It applies for a benefit: then the law lets it count from the day it came here.</summary>
    [BindProperty]
    public bool IsApplication { get; set; }

    [BindProperty]
    public bool WithAnswers { get; set; }

    [BindProperty]
    public List<Guid> Files { get; set; } = [];

    public RequestOnDesk Matter { get; private set; } = null!;

    public DeskHeadView Head => Matter.Head;

    public UnreadWords Unread { get; private set; } = null!;

    public AuthorityDirectory Directory => directory;

    public async Task Load(CancellationToken stop)
    {
        Matter = await read.Run(Number, stop);
        (Unread, Seen) = (Matter.Since(Seen), Head.NewestWord);
        Arrival ??= Matter.Arrivals[0].Id;
    }

    public async Task OnGetAsync(CancellationToken stop)
    {
        WithAnswers = true;
        await Load(stop);
        // Free words may apply as well; what reports a change or hands in papers does not.
        IsApplication = Head.Form.Act is "application" or "single-application" or "free";
        Authority = PlaceOf(services.Find(Head.Form.Service)?.Authority);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var chosen = Authority is { } place && place >= 0 && place < directory.Authorities.Count ? directory.Authorities[place] : null;
        await forward.Run(Number, new()
        {
            Address = chosen is null ? Address ?? "" : $"{chosen.Name}\n{chosen.Street}\n{chosen.Town}",
            Why = Why ?? "",
            Arrival = Arrival,
            IsApplication = IsApplication,
            WithAnswers = WithAnswers,
            Files = Files,
            Seen = Seen,
        }, stop);
        return this.Done(DeskDone.Forwarded, Number);
    }

    // The catalogue says who decides; the clerk may still choose otherwise.
    private int? PlaceOf(string? code) =>
        Enumerable.Range(0, directory.Authorities.Count).Where(i => code is not null && directory.Authorities[i].Code == code).Select(i => (int?)i).FirstOrDefault();
}
