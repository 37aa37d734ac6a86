using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OffenesHaus.Law;
using OffenesHaus.Platform;

namespace OffenesHaus.Intake.Looks;

/// <summary>Runs <see cref="WatchDay"/> every hour for today and yesterday; with the first run of a day, and after a start, for the whole week.</summary>
internal sealed partial class WatchLooks(HouseScope asHouse, TimeProvider clock, ILogger<WatchLooks> log) : Recurring(TimeSpan.FromMinutes(1), clock)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private readonly TimeProvider clock = clock;

    private DateTimeOffset? last;

    protected override async Task Once(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        if (last is { } ran && now - ran < Hour)
            return;
        var today = GermanTime.DayOf(now);
        var days = last is { } before && GermanTime.DayOf(before) == today ? 2 : LookRules.Window;
        for (var back = days - 1; back >= 0; back--)
        {
            await using var scope = asHouse();
            await scope.ServiceProvider.GetRequiredService<WatchDay>().Run(today.AddDays(-back), LookRules.All, stop);
        }

        last = now;
    }

    protected override void Failed(Exception e) => NotWatched(log, e);

    [LoggerMessage(Level = LogLevel.Error, Message = "The looks of staff could not be judged and will be in a minute")]
    private static partial void NotWatched(ILogger log, Exception e);
}
