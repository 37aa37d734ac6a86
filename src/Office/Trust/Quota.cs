using System.Collections.Concurrent;

namespace OffenesHaus.Trust;

/// <summary>
/// Notices when very much arrives from one network, or for one number, within an hour. Nothing is refused for it: what is above the quota has arrived
/// like everything else and waits in a lane of its own, so that a flood hides nobody. Counted in memory: a restart begins anew, and that harms nobody.
/// </summary>
public sealed class Quota(TimeProvider clock)
{
    /// <summary>Arrivals an hour. A shelter or an advice centre hands in for many from one network.</summary>
    public const int PerNetwork = 60, PerNumber = 20;

    private readonly ConcurrentDictionary<(long Hour, string About), int> counts = new();

    /// <summary>Counts one arrival. True: it is one more than the quota.</summary>
    internal bool IsAbove(string? network, long number)
    {
        var hour = clock.GetUtcNow().Ticks / TimeSpan.TicksPerHour;
        foreach (var past in counts.Keys.Where(k => k.Hour != hour))
            counts.TryRemove(past, out _);
        var fromNetwork = network is null ? 0 : Count("network " + network);
        var forNumber = Count(FormattableString.Invariant($"number {number}"));
        return fromNetwork > PerNetwork || forNumber > PerNumber;

        int Count(string about) => counts.AddOrUpdate((hour, about), 1, (_, n) => n + 1);
    }
}
