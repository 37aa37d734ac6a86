using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Law;
using OffenesHaus.Reach;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Admin;

/// <summary>Shuts ways between two instants, with a reason and another way; warns of terms that end meanwhile.</summary>
public sealed class ClosureModel(HoursPreview preview, ProposeHours propose) : PageModel, IShowData
{
    [BindProperty]
    public List<Channel> Way { get; set; } = [];

    [BindProperty]
    public string? FromDay { get; set; }

    [BindProperty]
    public string? FromTime { get; set; }

    [BindProperty]
    public string? UntilDay { get; set; }

    [BindProperty]
    public string? UntilTime { get; set; }

    [BindProperty]
    public Channel? Instead { get; set; }

    [BindProperty]
    public ReasonWritten Reason { get; set; } = new();

    [BindProperty]
    public string? Step { get; set; }

    [BindProperty(Name = "_shown")]
    public string? Shown { get; set; }

    public PreviewShown? Preview { get; private set; }

    public Task Load(CancellationToken stop) => Task.CompletedTask;

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var first = HoursWords.Day(FromDay, "Von: Tag");
        var last = string.IsNullOrWhiteSpace(UntilDay) ? first : HoursWords.Day(UntilDay, "Bis: Tag");
        var wanted = new ClosureWanted
        {
            Shut = [.. Way.Distinct()],
            From = GermanTime.InstantOf(first, HoursWords.Time(FromTime, "Von: Uhrzeit") ?? TimeOnly.MinValue),
            // Without a time the whole of the last day is meant.
            Until = HoursWords.Time(UntilTime, "Bis: Uhrzeit") is { } time && time != TimeOnly.MinValue ? GermanTime.InstantOf(last, time) : GermanTime.EndOf(last),
            Reason = Reason.Words,
            Instead = Instead,
        };
        Preview = await preview.See(wanted, stop);
        if (Step == "propose" && Shown == Preview.Print)
        {
            await propose.Run(wanted, stop);
            return Redirect("/admin/hours");
        }

        return Page();
    }
}
