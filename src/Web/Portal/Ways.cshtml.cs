using Microsoft.AspNetCore.Mvc.RazorPages;
using OffenesHaus.Law.Openings;
using OffenesHaus.Reach;

namespace OffenesHaus.Web.Portal;

/// <summary>All ways to the office: what is open now, the ordinary week, days that differ, and what each way is good for.</summary>
public sealed class WaysModel(Timetable timetable) : PageModel
{
    public const int DaysAhead = 30;

    /// <summary>Monday first, as weeks are read here.</summary>
    public IReadOnlyList<DayOfWeek> Days { get; } = [.. Enum.GetValues<DayOfWeek>().OrderBy(d => ((int)d + 6) % 7)];

    public DateOnly Today { get; } = timetable.Today;

    public IReadOnlyList<IGrouping<DateOnly, DayAhead>> Different { get; } = [.. timetable.Ahead(DaysAhead).GroupBy(d => d.Day)];

    public IReadOnlyList<Hours> On(Law.Channel channel, DayOfWeek day) => timetable.Week(channel).On(day);
}
