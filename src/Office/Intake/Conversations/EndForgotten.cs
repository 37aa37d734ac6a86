using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.Intake.Conversations;

/// <summary>Ends conversations that nobody ended: a desk broke down, somebody went home. What was spoken in them is handed in, with the moment it was spoken.</summary>
public sealed partial class EndForgotten(IServiceScopeFactory scopes, TimeProvider clock, ILogger<EndForgotten> log) : Recurring(Rest, clock)
{
    private const int AtOnce = 100;

    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(5), Grace = TimeSpan.FromMinutes(30);

    private readonly TimeProvider clock = clock;

    protected override Task Once(CancellationToken stop) => Run(stop);

    /// <summary>How many it ended.</summary>
    public async Task<int> Run(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Actor>().Is(ActorKind.House, null);
        var before = clock.GetUtcNow() - Grace;
        var forgotten = scope.ServiceProvider.GetRequiredService<OfficeDb>().Set<Conversation>().AsNoTracking().Where(c => c.EndedAt == null && c.PresentUntil < before).OrderBy(c => c.Id).Select(c => c.Id);
        var ended = 0;
        // By key: those that cannot be ended stay in the list, and must not stand before the others for ever.
        for (var after = Guid.Empty; await forgotten.Where(c => c > after).Take(AtOnce).ToListAsync(stop) is [.., var last] some; after = last)
            foreach (var id in some)
                ended += await Ended(id, stop) ? 1 : 0;
        return ended;
    }

    private async Task<bool> Ended(Guid id, CancellationToken stop)
    {
        await using var own = scopes.CreateAsyncScope();
        own.ServiceProvider.GetRequiredService<Actor>().Is(ActorKind.House, null);
        try
        {
            await own.ServiceProvider.GetRequiredService<EndConversation>().Run(id, stop);
            return true;
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            LogNotEnded(e, id);
            return false;
        }
    }

    protected override void Failed(Exception e) => LogFailed(e);

    [LoggerMessage(Level = LogLevel.Error, Message = "Conversations nobody ended could not be ended.")]
    private partial void LogFailed(Exception e);

    [LoggerMessage(Level = LogLevel.Error, Message = "The conversation {Id:N} that nobody ended could not be ended.")]
    private partial void LogNotEnded(Exception e, Guid id);
}
