using OffenesHaus.Law.Openings;

namespace OffenesHaus.Reach;

/// <summary>Which ways to the office are open at this moment, and which opens next. One plan answers pages, signs and letters alike.</summary>
public sealed class OpenNow(OpeningPlan plan, TimeProvider clock)
{
    private static readonly Channel[] Shown = [Channel.Phone, Channel.Counter, Channel.Letterbox, Channel.Portal];

    /// <summary>The plan as it is known now.</summary>
    public OpeningPlan Plan => plan.KnownAt(clock.GetUtcNow());

    /// <summary>Open ways first, each group in the order phone, house, letterbox, online.</summary>
    public IReadOnlyList<ChannelState> See()
    {
        var now = clock.GetUtcNow();
        var known = plan.KnownAt(now);
        return [.. Shown.Select(c => known.StateOf(c, now)).OrderByDescending(s => s.IsOpen)];
    }
}
