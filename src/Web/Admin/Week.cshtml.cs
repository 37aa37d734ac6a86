using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Law;
using OffenesHaus.Law.Openings;
using OffenesHaus.Platform;
using OffenesHaus.Reach;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Admin;

/// <summary>Another ordinary week of one way, from a day on.</summary>
public sealed class WeekModel(HoursInForce hours, HoursPreview preview, ProposeHours propose, TimeProvider clock) : PageModel, IShowData
{
    [BindProperty(SupportsGet = true, Name = "way")]
    public Channel Way { get; set; } = Channel.Counter;

    [BindProperty]
    public string? From { get; set; }

    [BindProperty]
    public List<string?> Day { get; set; } = [];

    [BindProperty]
    public string? LastAdmission { get; set; }

    [BindProperty]
    public string? Holidays { get; set; }

    [BindProperty]
    public string? Step { get; set; }

    [BindProperty(Name = "_shown")]
    public string? Shown { get; set; }

    public PreviewShown? Preview { get; private set; }

    public Task Load(CancellationToken stop)
    {
        if (!HoursWords.Ways.Contains(Way))
            Way = Channel.Counter;
        var today = GermanTime.DayOf(clock.GetUtcNow());
        var known = hours.Plan.Channels.FirstOrDefault(c => c.Channel == Way);
        var week = known?.WeekOn(today);
        From ??= today.AddDays(1).ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);
        LastAdmission ??= ((int)(week?.LastAdmission.TotalMinutes ?? 0)).ToString(CultureInfo.InvariantCulture);
        Holidays ??= week is { HolidaysOf: null } || (week is null && Way == Channel.Letterbox) ? "" : WeekWanted.OfOffice;
        for (var day = Day.Count; day < 7; day++)
            Day.Add(HoursText.Write((week?.Week ?? WeekHours.Closed).On((DayOfWeek)((day + 1) % 7))));
        return Task.CompletedTask;
    }

    public Task OnGetAsync(CancellationToken stop) => Load(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        // An empty choice is an answer here: no holidays.
        Holidays ??= "";
        var wanted = new WeekWanted
        {
            Channel = Way,
            ValidFrom = HoursWords.Day(From, "Gilt ab"),
            Week = [.. Enumerable.Range(0, 7).Select(i => HoursText.Read(Day.ElementAtOrDefault(i)) is { } read ? HoursText.Write(read) : throw new Refused("reach.day-hours-unreadable", HoursWords.Weekdays[i]))],
            LastAdmission = int.TryParse(LastAdmission, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) ? minutes : throw new Refused("reach.last-admission"),
            Holidays = Holidays,
        };
        Preview = await preview.See(wanted, stop);
        if (Step == "propose" && Shown == Preview.Print)
        {
            await propose.Run(wanted, stop);
            return Redirect("/admin/hours");
        }

        await Load(stop);
        return Page();
    }
}
