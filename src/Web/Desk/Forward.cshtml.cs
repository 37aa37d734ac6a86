using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Intake;
using OffenesHaus.Outreach;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Desk;

/// <summary>Sends a request on to the authority it belongs to.</summary>
public sealed class ForwardModel(Forward forward, ReadRequest read, AuthorityDirectory directory) : PageModel, IShowData
{
    [BindProperty(SupportsGet = true, Name = "number")]
    public RequestNumber Number { get; set; }

    /// <summary>The newest word when this page was shown; a page that comes back has told what is new.</summary>
    [BindProperty(Name = "_seen")]
    public Guid Seen { get; set; }

    /// <summary>A place in the directory; null: the typed address counts.</summary>
    [BindProperty]
    public int? Authority { get; set; }

    [BindProperty]
    public string? Address { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    [BindProperty]
    public bool WithAnswers { get; set; }

    [BindProperty]
    public List<Guid> Files { get; set; } = [];

    public RequestOnDesk Matter { get; private set; } = null!;

    public DeskHeadView Head => Matter.Head;

    public AuthorityDirectory Directory => directory;

    public async Task Load(CancellationToken stop)
    {
        Matter = await read.Run(Number, stop);
        Seen = Head.NewestWord;
    }

    public Task OnGetAsync(CancellationToken stop)
    {
        WithAnswers = true;
        return Load(stop);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var chosen = Authority is { } place && place >= 0 && place < directory.Authorities.Count ? directory.Authorities[place] : null;
        await forward.Run(Number, new()
        {
            Address = chosen is null ? Address ?? "" : $"{chosen.Name}\n{chosen.Street}\n{chosen.Town}",
            Why = Why ?? "",
            WithAnswers = WithAnswers,
            Files = Files,
            Seen = Seen,
        }, stop);
        return Redirect("/desk/requests/" + Number.ToPath());
    }
}
