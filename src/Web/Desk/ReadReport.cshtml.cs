using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Catalog;
using OffenesHaus.Intake;
using OffenesHaus.Intake.Looks;
using OffenesHaus.Platform;

namespace OffenesHaus.Web.Desk;

/// <summary>Who read a matter, over the whole time, for the data protection officer, who does not open it for that.</summary>
public sealed class ReadReportModel(ReadReport report, Say t) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "number")]
    public string? Number { get; set; }

    public ReadReportView? Seen { get; private set; }

    /// <summary>A number was asked for that nobody has, or that is shut to whoever asks.</summary>
    public bool IsUnknown { get; private set; }

    public Say German => t.German;

    public async Task OnGetAsync(CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(Number))
            return;
        try
        {
            Seen = RequestNumber.TryParse(Number, null, out var number) ? await report.Run(number, stop) : null;
        }
        catch (NotFound)
        {
            // Absent and not yours look the same.
        }

        IsUnknown = Seen is null;
    }
}
