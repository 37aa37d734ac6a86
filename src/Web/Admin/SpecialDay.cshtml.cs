using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Law;
using OffenesHaus.Platform;
using OffenesHaus.Reach;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Admin;

/// <summary>Other hours on one day or a few, instead of the ordinary week.</summary>
public sealed class SpecialDayModel(HoursPreview preview, ProposeHours propose) : PageModel, IShowData
{
    [BindProperty(Name = "way")]
    public Channel Way { get; set; } = Channel.Counter;

    [BindProperty]
    public string? From { get; set; }

    [BindProperty]
    public string? Through { get; set; }

    [BindProperty]
    public string? Hours { get; set; }

    [BindProperty]
    public bool OnHolidays { get; set; }

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
        var from = HoursWords.Day(From, "Erster Tag");
        var wanted = new SpecialWanted
        {
            Channel = Way,
            From = from,
            Through = string.IsNullOrWhiteSpace(Through) ? from : HoursWords.Day(Through, "Letzter Tag"),
            Hours = HoursText.Read(Hours) is { } read ? HoursText.Write(read) : throw new Refused("reach.hours-unreadable"),
            Reason = Reason.Words,
            OnHolidays = OnHolidays,
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

/// <summary>Why, as staff write it: German is needed, the others are a kindness.</summary>
public sealed class ReasonWritten
{
    public string? De { get; set; }

    public string? En { get; set; }

    public string? Ar { get; set; }

    internal Wording Words => new((De ?? "").Trim(), (En ?? "").Trim(), (Ar ?? "").Trim());
}
