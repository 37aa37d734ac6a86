using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;
using OffenesHaus.Trust;

namespace OffenesHaus.Intake.Conversations;

/// <summary>The person has read on their own screen what was written down for them, and says yes. Which revision of which page they saw stands with it.</summary>
public sealed class Assent(OfficeDb db, Journal journal, TimeProvider clock)
{
    /// <summary><paramref name="seen"/>: pages and revisions they read, as shown; where more was written since, they are asked again.</summary>
    public async Task Run(Guid request, string seen, CancellationToken stop)
    {
        if (await Running(request, stop) is not { } talk)
            throw new Refused("talk.over-own");
        if (await Stand(request, stop) != seen)
            throw new Refused("talk.changed");
        db.Add(new ConversationStep { ConversationId = talk.ConversationId, Channel = talk.Channel, Kind = ConversationStepKind.Assented, At = clock.GetUtcNow(), By = null, RequestId = request, Detail = seen });
        journal.Note(JournalKind.Assented, request, ReasonCode.OwnWish);
        await db.SaveChangesAsync(stop);
    }

    /// <summary>The step with which the conversation opened this request in which it may be written on now; null when there is none.</summary>
    private Task<ConversationStep?> Running(Guid request, CancellationToken stop)
    {
        var steps = db.Set<ConversationStep>().AsNoTracking().Where(s => s.RequestId == request);
        return steps.Where(s => (s.Kind == ConversationStepKind.MatterBegun || s.Kind == ConversationStepKind.Proven)
                && !steps.Any(over => over.ConversationId == s.ConversationId && over.Turn > s.Turn && (over.Kind == ConversationStepKind.Ended || over.Kind == ConversationStepKind.MatterLeft)))
            .OrderByDescending(s => s.Turn).FirstOrDefaultAsync(stop);
    }

    /// <summary>Whether a call or visit concerns this request now.</summary>
    public async Task<bool> Runs(Guid request, CancellationToken stop) => await Running(request, stop) is not null;

    /// <summary>Whether the person said yes to what stands there now.</summary>
    public Task<bool> Given(Guid request, string stand, CancellationToken stop) =>
        db.Set<ConversationStep>().AsNoTracking().AnyAsync(s => s.RequestId == request && s.Kind == ConversationStepKind.Assented && s.Detail == stand, stop);

    /// <summary>Which revision of each page stands now, as one code.</summary>
    public async Task<string> Stand(Guid request, CancellationToken stop)
    {
        var pages = await db.Set<AnswerRevision>().AsNoTracking().Where(a => a.RequestId == request).GroupBy(a => a.Page).Select(p => new { Page = p.Key, Revision = p.Max(a => a.Revision) }).ToListAsync(stop);
        return Stand(pages.Select(p => (p.Page, p.Revision)));
    }

    /// <summary>The same of what was handed in.</summary>
    internal static string Stand(IEnumerable<(string Page, int Revision)> pages) => string.Join('.', pages.OrderBy(p => p.Page, StringComparer.Ordinal).Select(p => $"{p.Page}-{p.Revision}"));
}
