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

    private static string Clock(Say t, DateTimeOffset at) => t.Time(TimeOnly.FromDateTime(GermanTime.ClockAt(at).DateTime));
}
