using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Catalog;
using OffenesHaus.Intake;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Portal;

/// <summary>With the letter in hand: number, PIN and birth date give a new code. It stands on the answer to the post itself, and this browser is in.</summary>
public sealed class NewCodeModel(RenewCode renew, PersonSession session, OfficeSettings office, Say t) : PageModel, IShowData
{
    private const int PinLength = 12;

    [BindProperty]
    public string? Number { get; set; }

    [BindProperty]
    public string? Pin { get; set; }

    [BindProperty(Name = "d")]
    public string? BornDay { get; set; }

    [BindProperty(Name = "m")]
    public string? BornMonth { get; set; }

    [BindProperty(Name = "y")]
    public string? BornYear { get; set; }

    public DayWritten Born => DayWritten.Of(BornDay, BornMonth, BornYear);

    public NewCode? Renewed { get; private set; }

    // A telephone number is not torn apart at the end of a line.
    public string Phone => office.Phone.Replace(' ', '\u00a0');

    public Task Load(CancellationToken stop) => Task.CompletedTask;

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        ModelState.Clear();
        var born = DateOnly.TryParseExact($"{Born.D}.{Born.M}.{Born.Y}", "d.M.yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : (DateOnly?)null;

        // What cannot be a PIN or a day is a slip: it is said here, and costs no try.
        if (Digits.Of(Pin) is not { Length: PinLength })
            ModelState.AddModelError("pin", t["code/pin.length"]);
        if (born is null)
            ModelState.AddModelError("d", t["code/born.missing"]);
        if (!ModelState.IsValid)
            return Again(StatusCodes.Status422UnprocessableEntity);

        var renewed = await renew.Run(new() { Number = Number, Pin = Pin, BornOn = born, Network = Network.Of(HttpContext) }, stop);
        if (renewed.End != PinEnd.Taken)
        {
            ModelState.AddModelError(renewed.End == PinEnd.Wrong ? "number" : "pin", t[renewed.TriedTooOften ? "status/too-often" : $"code/end.{renewed.End}"]);
            return Again(renewed.TriedTooOften ? StatusCodes.Status429TooManyRequests : StatusCodes.Status422UnprocessableEntity);
        }

        await session.Remember(renewed.Request, renewed.CodeVersion, CameIn.Pin, stop);
        Renewed = renewed;
        return Page();
    }

    private PageResult Again(int status)
    {
        Response.StatusCode = status;
        return Page();
    }
}
