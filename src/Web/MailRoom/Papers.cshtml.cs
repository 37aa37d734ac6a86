using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Intake;
using OffenesHaus.Intake.Papers;
using OffenesHaus.Law;
using OffenesHaus.Platform;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.MailRoom;

/// <summary>Papers that came in: taking one in with its scan, and the list of those that are not filed yet.</summary>
public sealed class PapersModel(PapersWaiting waiting, TakeInPaper take, LetterboxLog log, TimeProvider clock) : PageModel, IShowData
{
    private const string Scan = "scan";
    private const int MostEmptyings = 20;

    /// <summary>Those that were set aside.</summary>
    [BindProperty(SupportsGet = true, Name = "weg")]
    public bool Aside { get; set; }

    [BindProperty(SupportsGet = true, Name = "nach")]
    public Guid? After { get; set; }

    /// <summary>The number of the request that the last paper was filed to.</summary>
    [BindProperty(SupportsGet = true, Name = "abgelegt")]
    public RequestNumber? Filed { get; set; }

    [BindProperty(Name = "_key")]
    public Guid Key { get; set; }

    [BindProperty]
    public Law.Channel? Channel { get; set; }

    [BindProperty]
    public string? ArrivedOn { get; set; }

    [BindProperty]
    public Guid? Emptying { get; set; }

    [BindProperty]
    public string? CompartmentOn { get; set; }

    [BindProperty]
    public string? PaperOn { get; set; }

    [BindProperty]
    public bool EnvelopeKept { get; set; }

    public PapersPage Seen { get; private set; } = new([], 0, HasMore: false);

    public IReadOnlyList<EmptyingLine> Emptyings { get; private set; } = [];

    public bool AnyBoxSeparates => log.Boxes.Any(b => b.SeparatesDays);

    public async Task Load(CancellationToken stop)
    {
        Seen = await waiting.See(Aside, After, stop);
        Emptyings = [.. (await log.See(null, stop)).Lines.Where(l => l.Before is not null).Take(MostEmptyings)];
        var now = clock.GetUtcNow();
        Key = Key == Guid.Empty ? Guid.CreateVersion7(now) : Key;
        ArrivedOn ??= WrittenDay.Of(GermanTime.DayOf(now));
    }

    public Task OnGetAsync(CancellationToken stop) => Load(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var posted = Posted.Of(HttpContext);
        // A scan of which a sheet is missing would be half a paper: then none of it is taken in.
        if (posted.CutOff || posted.Troubles.Count > 0)
            throw new Refused("paper.not-whole", string.Join(", ", posted.Troubles.Select(p => p.Name)));
        if (!string.IsNullOrWhiteSpace(PaperOn) && !WrittenDay.TryRead(PaperOn, out _))
            throw new Refused("paper.paper-day", "11.11.2026");
        var id = await take.Run(new()
        {
            Key = Key == Guid.Empty ? Guid.CreateVersion7(clock.GetUtcNow()) : Key,
            Channel = Channel,
            ArrivedOn = WrittenDay.TryRead(ArrivedOn, out var on) ? on : null,
            Emptying = Emptying,
            CompartmentOn = WrittenDay.TryRead(CompartmentOn, out var compartment) ? compartment : null,
            PaperOn = WrittenDay.TryRead(PaperOn, out var paper) ? paper : null,
            EnvelopeKept = EnvelopeKept,
            Files = [.. posted.Files.Where(f => f.Question == Scan).Select(f => f with { Question = null })],
        }, stop);
        return Redirect($"/desk/post/papers/{id}");
    }
}
