using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Intake;
using OffenesHaus.Intake.Papers;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Desk;

/// <summary>The legal day of what arrived: its values so far with their reasons, and asking a second person for another one.</summary>
public sealed class ReceiptDayModel(ReadRequest read, CorrectReceiptDay correct, TimeProvider clock) : PageModel, IShowData
{
    [BindProperty(SupportsGet = true, Name = "number")]
    public RequestNumber Number { get; set; }

    /// <summary>A second person was asked just now.</summary>
    [BindProperty(SupportsGet = true, Name = "gefragt")]
    public bool WasAsked { get; set; }

    [BindProperty(Name = "_key")]
    public Guid Key { get; set; }

    [BindProperty]
    public Guid? Arrival { get; set; }

    [BindProperty]
    public string? On { get; set; }

    [BindProperty]
    public bool OtherAuthority { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    public RequestOnDesk Matter { get; private set; } = null!;

    public async Task Load(CancellationToken stop)
    {
        Matter = await read.Run(Number, stop);
        Arrival ??= Matter.Arrivals[0].Id;
        Key = Key == Guid.Empty ? Guid.CreateVersion7(clock.GetUtcNow()) : Key;
    }

    public Task OnGetAsync(CancellationToken stop) => Load(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await correct.Run(Number, new()
        {
            Key = Key == Guid.Empty ? Guid.CreateVersion7(clock.GetUtcNow()) : Key,
            Arrival = Arrival ?? Guid.Empty,
            On = WrittenDay.TryRead(On, out var day) ? day : null,
            OtherAuthority = OtherAuthority,
            Words = Words,
        }, stop);
        return Redirect($"/desk/requests/{Number.ToPath()}/receipt-day?gefragt=true");
    }
}
