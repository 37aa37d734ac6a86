using Microsoft.Extensions.Logging;
using OffenesHaus.Platform;

namespace OffenesHaus.Intake;

/// <summary>Takes away files that no row names: what a crash, or a post that was refused, left in the store. Never younger than a day.</summary>
internal sealed partial class SweepFiles(FileStore store, NamedBlobs named, TimeProvider clock, ILogger<SweepFiles> log) : Recurring(TimeSpan.FromHours(6), clock)
{
    private static readonly TimeSpan OlderThan = TimeSpan.FromHours(24);

    public Task<Swept> Run(CancellationToken stop) => store.Sweep(named.Of, OlderThan, stop);

    protected override Task Once(CancellationToken stop) => Run(stop);

    protected override void Failed(Exception e) => SweepFailed(log, e);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Unclaimed files could not be swept and will be next time")]
    private static partial void SweepFailed(ILogger log, Exception e);
}
