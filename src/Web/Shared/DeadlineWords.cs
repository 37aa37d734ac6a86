using OffenesHaus.Catalog;
using OffenesHaus.Reach;

namespace OffenesHaus.Web.Shared;

/// <summary>How far a day found is from today, said so that nobody gives up too early.</summary>
public static class DeadlineWords
{
    public static string Left(Say t, DeadlineEvent chosen, DateOnly day, DateOnly today) =>
        chosen.Result is "effect" or "arrived" ? ""
        : day > today ? t["deadline/left", day.DayNumber - today.DayNumber]
        : day == today ? t["deadline/today"]
        : chosen.Result is "wait" or "answer" ? ""
        : t["deadline/past"];
}
