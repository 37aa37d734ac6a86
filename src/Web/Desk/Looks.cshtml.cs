using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Catalog;
using OffenesHaus.Intake;
using OffenesHaus.Law;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Desk;

/// <summary>Who looked at a request, for the data protection officer who opened it: one look may be held back from the person's list for a while.</summary>
public sealed class LooksModel(OwnReads reads, HoldBackLook hold, ReadHead head, Say t, TimeProvider clock) : PageModel, IShowData
{
    [BindProperty(SupportsGet = true, Name = "number")]
    public RequestNumber Number { get; set; }

    [BindProperty(Name = "_key")]
    public Guid Key { get; set; }

    [BindProperty]
    public Guid? Entry { get; set; }

    [BindProperty]
    public string? Until { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    public DeskHeadView Head { get; private set; } = null!;

    public ReadsView Reads { get; private set; } = null!;

    public Say German => t.German;

    public string Suggested => WrittenDay.Of(GermanTime.DayOf(clock.GetUtcNow()).AddDays(30));

    public async Task Load(CancellationToken stop)
    {
        Head = await head.Run(Number, stop);
        Reads = await reads.See(Head.Id, null, OwnReads.PageLength, stop);
        if (Key == Guid.Empty)
            Key = Guid.CreateVersion7(clock.GetUtcNow());
    }

    public Task OnGetAsync(CancellationToken stop) => Load(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await hold.Run(new()
        {
            Number = Number,
            Key = Key == Guid.Empty ? Guid.CreateVersion7(clock.GetUtcNow()) : Key,
            Entry = Entry,
            Until = WrittenDay.TryRead(Until, out var until) ? until : null,
            Words = Words,
        }, stop);
        return Redirect("/desk/second");
    }
}
