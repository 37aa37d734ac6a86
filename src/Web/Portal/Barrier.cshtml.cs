using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Catalog;
using OffenesHaus.Intake;
using OffenesHaus.Platform;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Portal;

/// <summary>
/// Tells us about a barrier. The receipt stands on the answer to the post itself: somebody in the middle of an application keeps its session,
/// and sending again shows the same receipt.
/// </summary>
public sealed class BarrierModel(ReportBarrier report, Say t, TimeProvider clock) : PageModel, IShowData
{
    public const int MostWords = 5000, MostLine = 300;

    [BindProperty(Name = "_key")]
    public Guid Key { get; set; }

    [BindProperty(Name = "words")]
    public string? Words { get; set; }

    [BindProperty(Name = "where")]
    public string? Where { get; set; }

    [BindProperty(Name = "name")]
    public string? Name { get; set; }

    [BindProperty(Name = "reach")]
    public string? Reach { get; set; }

    public ReceiptView? Receipt { get; private set; }

    public void OnGet() => Key = Guid.CreateVersion7(clock.GetUtcNow());

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        // Binding leaves null for an empty field; it has nothing else to complain about here.
        ModelState.Clear();
        if (string.IsNullOrWhiteSpace(Words))
            throw new Refused("accessibility.nothing-written");

        Receipt = await report.Run(new()
        {
            Key = Key == Guid.Empty ? Guid.CreateVersion7(clock.GetUtcNow()) : Key,
            Words = Cut(Words, MostWords),
            Where = Cut(Where, MostLine),
            Name = Cut(Name, MostLine),
            Reach = Cut(Reach, MostLine),
            Language = t.Language,
        }, stop);
        return Page();
    }

    public Task Load(CancellationToken stop) => Task.CompletedTask;

    private static string Cut(string? written, int most) => written?.Trim() is { } words ? words[..Math.Min(words.Length, most)] : "";
}
