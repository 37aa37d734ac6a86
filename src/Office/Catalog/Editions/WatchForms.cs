using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OffenesHaus.Platform;

namespace OffenesHaus.Catalog.Editions;

/// <summary>Watches whether another edition holds: published by another process, or because its day has come.</summary>
public sealed partial class WatchForms(FormsInForce forms, IServiceScopeFactory scopes, TimeProvider clock, ILogger<WatchForms> log) : Watching(scopes, clock)
{
    // Before the first visit: nobody is asked yesterday's questions because the house has just been opened. Where the database is away the first editions hold, and the doors open.
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Look(cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Failed(e);
        }

        await base.StartAsync(cancellationToken);
    }

    protected override Task Look(OfficeDb db, CancellationToken stop) => forms.Refresh(db, stop);

    // No form goes because the database is away.
    protected override void Failed(Exception e) => NotRead(log, e);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The editions of the forms could not be read; those read last stay in force")]
    private static partial void NotRead(ILogger log, Exception e);
}
