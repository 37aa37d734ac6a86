using Microsoft.Extensions.DependencyInjection;
using OffenesHaus.Law;
using OffenesHaus.Platform;

namespace OffenesHaus.Trust.Retention;

/// <summary>The last day on which one subject is kept as it rests now, in Germany: the day by which <see cref="EraseDue"/> goes.</summary>
public sealed class KeptUntil(HouseScope asHouse, KeepingRules rules, TimeProvider clock)
{
    /// <summary>Null while it still moves.</summary>
    public async Task<DateOnly?> See(KeptKind kind, Guid subject, CancellationToken stop)
    {
        await using var house = asHouse();
        return await house.ServiceProvider.GetRequiredService<AtRest>().Since(kind, subject, stop) is { } at
            ? rules.LastDay(kind, at, GermanTime.DayOf(clock.GetUtcNow()))
            : null;
    }
}
