namespace OffenesHaus.Trust;

/// <summary>
/// Notices when very much arrives from one network, or for one number, within an hour. Nothing is refused for it: what is above the quota has arrived
/// like everything else and waits in a lane of its own, so that a flood hides nobody. Counted in memory: a restart begins anew, and that harms nobody.
/// </summary>
public sealed class Quota(TimeProvider clock)
{
    /// <summary>Arrivals an hour. A shelter or an advice centre hands in for many from one network.</summary>
    public const int PerNetwork = 60, PerNumber = 20;

    private readonly Dictionary<string, int> counts = new(StringComparer.Ordinal);
    private long countedHour;

    /// <summary>Counts one arrival. True: it is one more than the quota.</summary>
    internal bool IsAbove(string? network, long number)
    {
        var hour = clock.GetUtcNow().Ticks / TimeSpan.TicksPerHour;
        lock (counts)
        {
            if (hour != countedHour)
                counts.Clear();
            countedHour = hour;
            var fromNetwork = network is null ? 0 : Count("network " + network);
            var forNumber = Count(FormattableString.Invariant($"number {number}"));
            return fromNetwork > PerNetwork || forNumber > PerNumber;
        }
    }

    private int Count(string about) => counts[about] = counts.GetValueOrDefault(about) + 1;
}
