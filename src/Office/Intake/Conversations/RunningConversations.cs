using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Staff;

namespace OffenesHaus.Intake.Conversations;

/// <summary>The calls or visits that run now, oldest first: one whose desk broke down is gone on with from here.</summary>
public sealed class RunningConversations(OfficeDb db, Keys keys, Actor by, TimeProvider clock)
{
    private const int Most = 100;

    public async Task<IReadOnlyList<RunningConversation>> See(Channel channel, CancellationToken stop)
    {
        var running = await db.Set<Conversation>().AsNoTracking().Include(c => c.Steps.Where(s => s.Kind == ConversationStepKind.CallerNamed && s.RequestId == null).OrderBy(s => s.Turn))
            .Where(c => c.Channel == channel && c.EndedAt == null).OrderBy(c => c.BegunAt).Take(Most).ToListAsync(stop);
        var people = running.Select(c => c.HeldBy).Distinct().ToList();
        var names = await db.NamesOf(people, stop);
        List<RunningConversation> rows = [];
        foreach (var talk in running)
        {
            using var key = await keys.Of(talk.Id, stop);
            rows.Add(new(talk.Id, talk.BegunAt, names.GetValueOrDefault(talk.HeldBy, "–"), talk.HeldBy == by.Id, talk.PresentUntil > clock.GetUtcNow(), talk.Steps.LastOrDefault()?.Words(key) ?? ""));
        }

        return rows;
    }
}

/// <summary>A line of the list. <paramref name="IsThere"/>: false when nobody has said for a while that the person is still there.</summary>
public sealed record RunningConversation(Guid Id, DateTimeOffset BegunAt, string HeldBy, bool IsMine, bool IsThere, string Caller);
