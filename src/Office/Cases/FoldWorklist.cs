using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OffenesHaus.Platform;

namespace OffenesHaus.Cases;

/// <summary>Folds what happened into the kept counts from time to time, so that asking for them stays quick. Nobody waits for it.</summary>
public sealed partial class FoldWorklist(IServiceScopeFactory scopes, TimeProvider clock, ILogger<FoldWorklist> log) : Recurring(TimeSpan.FromSeconds(5), clock)
{
    public static Task<long> Fold(OfficeDb db, CancellationToken stop) =>
        db.Database.SqlQuery<long>($"""SELECT cases.fold_worklist() AS "Value" """).SingleAsync(stop);

    protected override async Task Once(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        await Fold(scope.ServiceProvider.GetRequiredService<OfficeDb>(), stop);
    }

    protected override void Failed(Exception e) => NotFolded(log, e);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The counts of the worklist were not folded and will be later")]
    private static partial void NotFolded(ILogger log, Exception e);
}
