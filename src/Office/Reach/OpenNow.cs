using System.Collections.Immutable;
using OffenesHaus.Law.Openings;

namespace OffenesHaus.Reach;

/// <summary>Which ways to the office are open at this moment, and which opens next. One plan answers pages, signs, programs and letters alike.</summary>
public sealed class OpenNow(HoursInForce hours, TimeProvider clock)
{
    private const int DaysAnnounced = 7;

    /// <summary>The ways that are spoken of, in this order.</summary>
    public static ImmutableArray<Channel> Shown { get; } = [Channel.Phone, Channel.Counter, Channel.Letterbox, Channel.Portal];

    /// <summary>The plan as it is known now.</summary>
    public OpeningPlan Plan => hours.Plan.KnownAt(clock.GetUtcNow());

    /// <summary>Open ways first, each group in the order phone, house, letterbox, online.</summary>
    public IReadOnlyList<ChannelState> See()
    {
        var now = clock.GetUtcNow();
        var known = hours.Plan.KnownAt(now);
        return [.. Shown.Select(c => known.StateOf(c, now)).OrderByDescending(s => s.IsOpen)];
    }

    /// <summary>Closures that begin within a week and have not begun yet, the next one first.</summary>
    public IReadOnlyList<Closure> Announced()
    {
        var now = clock.GetUtcNow();
        return [.. hours.Plan.Closures.Where(c => c.PublishedAt <= now && c.From > now && c.From <= now.AddDays(DaysAnnounced)).OrderBy(c => c.From)];
    }
}
