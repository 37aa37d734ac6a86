using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OffenesHaus.Platform;

namespace OffenesHaus.Reach;

/// <summary>Watches whether another process changed the hours.</summary>
public sealed partial class WatchHours(HoursInForce hours, IServiceScopeFactory scopes, TimeProvider clock, ILogger<WatchHours> log) : Watching(scopes, clock)
{
    protected override Task Look(OfficeDb db, CancellationToken stop) => hours.Refresh(db, stop);

    // A door does not shut because the database is away.
    protected override void Failed(Exception e) => NotRead(log, e);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The hours could not be read; those read last stay in force")]
    private static partial void NotRead(ILogger log, Exception e);
}
