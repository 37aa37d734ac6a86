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
        { State: Openness.ClosingSoon, ClosesAt: { } closes } => t["reach/closing-soon", Clock(t, closes)],
        { IsOpen: true, ClosesAt: { } closes, LastAdmissionAt: { } admits } => $"{t["reach/until", Clock(t, closes)]} ({t["reach/last-admission", Clock(t, admits)]})",
        { IsOpen: true, ClosesAt: { } closes } => t["reach/until", Clock(t, closes)],
        _ => t["reach/closed"],
    };

    public static string Next(Say t, ChannelState way) =>
        way.OpensAt is { } opens ? t["reach/again", t.Day(GermanTime.DayOf(opens)), Clock(t, opens)] : t["reach/unknown"];

    /// <summary>The hours of one day: 8 to 12, or closed.</summary>
    public static string Hours(Say t, IEnumerable<(TimeOnly From, TimeOnly Until)> day) =>
        string.Join(t["house/list"], day.Select(h => t["reach/from-to", Plain(t, h.From), h.Until == TimeOnly.MinValue ? t["reach/full-hour", 24] : Plain(t, h.Until)]).DefaultIfEmpty(t["reach/closed"]));

    /// <summary>A closure that is still to come: when, which ways, why.</summary>
    public static string Announced(Say t, Closure closure)
    {
        var ways = string.Join(t["house/list"], closure.Channels.Select(c => c.Name().In(LawWords.Of(t.Language))));
        var (from, last) = (GermanTime.DayOf(closure.From), GermanTime.DayOf(closure.Until.AddTicks(-1)));
        var reason = LawWords.Say(t, closure.Reason);
        return closure.From == GermanTime.StartOf(from) && closure.Until == GermanTime.EndOf(from)
            ? t["reach/announced-day", t.Day(from), ways, reason]
            : t["reach/announced", Moment(t, from, closure.From), from == last ? Clock(t, closure.Until) : Moment(t, last, closure.Until), ways, reason];
    }

    public static string Instead(Say t, Channel way) => t["reach/instead", way.Name().In(LawWords.Of(t.Language))];

    private static string Moment(Say t, DateOnly day, DateTimeOffset at) => at == GermanTime.EndOf(day) || at == GermanTime.StartOf(day) ? t.Day(day) : t["house/moment", t.Day(day), Clock(t, at)];

    private static string Plain(Say t, TimeOnly time) =>
        time.Minute == 0 ? t["reach/full-hour", time.Hour] : time.ToString("H:mm", System.Globalization.CultureInfo.InvariantCulture);

    private static string Clock(Say t, DateTimeOffset at) => t.Time(TimeOnly.FromDateTime(GermanTime.ClockAt(at).DateTime));
}
