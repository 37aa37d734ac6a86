using OffenesHaus.Catalog;
using OffenesHaus.Law;
using OffenesHaus.Law.Openings;

namespace OffenesHaus.Web.Shared;

/// <summary>Says in one language whether a way is open, and when it opens next.</summary>
public static class ReachWords
{
    public static string State(Say t, ChannelState way) => way switch
    {
        { State: Openness.Unknown } => t["reach/unknown"],
        { IsOpen: true, ClosesAt: null } => t["reach/always"],
        { IsOpen: true, ClosesAt: { } closes } => t["reach/until", Clock(t, closes)],
        _ => t["reach/closed"],
    };

    public static string Next(Say t, ChannelState way) =>
        way.OpensAt is { } opens ? t["reach/again", t.Day(GermanTime.DayOf(opens)), Clock(t, opens)] : t["reach/unknown"];

    /// <summary>The hours of one day: 8 to 12, or closed.</summary>
    public static string Hours(Say t, IEnumerable<(TimeOnly From, TimeOnly Until)> day) =>
        string.Join(t["house/list"], day.Select(h => t["reach/from-to", Plain(t, h.From), h.Until == TimeOnly.MinValue ? t["reach/full-hour", 24] : Plain(t, h.Until)]).DefaultIfEmpty(t["reach/closed"]));

    /// <summary>Holidays and closures have names in German and English only; elsewhere the German one is on the door as well.</summary>
    public static string Why(Say t, ClosedBecause why) => why.Say(t.Language == Catalog.Language.English ? Law.Language.English : Law.Language.German);

    private static string Plain(Say t, TimeOnly time) =>
        time.Minute == 0 ? t["reach/full-hour", time.Hour] : time.ToString("H:mm", System.Globalization.CultureInfo.InvariantCulture);

    private static string Clock(Say t, DateTimeOffset at) => t.Time(TimeOnly.FromDateTime(GermanTime.ClockAt(at).DateTime));
}
