using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.Cases.Emergencies;

/// <summary>
/// What nobody has accepted in time rises to the team leads. The pages say so by the clock alone; this writes down that it happened, once, whichever process was awake.
/// </summary>
public sealed partial class RaiseToLeads(IServiceScopeFactory scopes, TimeProvider clock, ILogger<RaiseToLeads> log) : Recurring(TimeSpan.FromSeconds(20), clock)
{
    private readonly TimeProvider clock = clock;

    protected override Task Once(CancellationToken stop) => Run(stop);

    /// <summary>How many rose.</summary>
    public async Task<int> Run(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Actor>().Is(ActorKind.House, null);
        var (db, journal, now) = (scope.ServiceProvider.GetRequiredService<OfficeDb>(), scope.ServiceProvider.GetRequiredService<Journal>(), clock.GetUtcNow());
        var late = await db.Set<Emergency>().Where(e => e.ClosedAt == null && e.AcceptedAt == null && e.RisenAt == null && e.AcceptBy <= now).OrderBy(e => e.RaisedAt).Take(100).ToListAsync(stop);
        foreach (var emergency in late)
        {
            emergency.RisenAt = now;
            journal.Note(JournalKind.EmergencyRisen, emergency.RequestId ?? emergency.Id, ReasonCode.OfficeDuty, emergency.Id.ToString("N"));
            try
            {
                await db.SaveChangesAsync(stop);
            }
            catch (DbUpdateException e) when (e.IsRace())
            {
                // Somebody accepted it at this very moment, or another process was faster.
                db.ChangeTracker.Clear();
            }
        }

        return late.Count;
    }

    protected override void Failed(Exception e) => LogFailed(e);

    [LoggerMessage(Level = LogLevel.Error, Message = "Emergencies that nobody has could not be raised to the team leads; their pages say so all the same.")]
    private partial void LogFailed(Exception e);
}
