using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.Intake.Conversations;

/// <summary>Ends conversations that nobody ended: a desk broke down, somebody went home. What was spoken in them is handed in, with the moment it was spoken.</summary>
public sealed partial class EndForgotten(IServiceScopeFactory scopes, TimeProvider clock, ILogger<EndForgotten> log) : Recurring(Rest, clock)
{
    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(5), Grace = TimeSpan.FromMinutes(30);

    private readonly TimeProvider clock = clock;

    protected override Task Once(CancellationToken stop) => Run(stop);

    /// <summary>How many it ended.</summary>
    public async Task<int> Run(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Actor>().Is(ActorKind.House, null);
        var before = clock.GetUtcNow() - Grace;
        var forgotten = await scope.ServiceProvider.GetRequiredService<OfficeDb>().Set<Conversation>().AsNoTracking().Where(c => c.EndedAt == null && c.PresentUntil < before).OrderBy(c => c.PresentUntil).Select(c => c.Id).Take(100).ToListAsync(stop);
        foreach (var id in forgotten)
        {
            await using var own = scopes.CreateAsyncScope();
            own.ServiceProvider.GetRequiredService<Actor>().Is(ActorKind.House, null);
            try
            {
                await own.ServiceProvider.GetRequiredService<EndConversation>().Run(id, stop);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // One that cannot be ended must not hold up the others.
                LogFailed(e);
            }
        }

        return forgotten.Count;
    }

    protected override void Failed(Exception e) => LogFailed(e);

    [LoggerMessage(Level = LogLevel.Error, Message = "Conversations nobody ended could not be ended.")]
    private partial void LogFailed(Exception e);
}
