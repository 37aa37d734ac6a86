using Microsoft.EntityFrameworkCore;
using OffenesHaus.Cases.Emergencies;
using OffenesHaus.Catalog;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Copying;
using OffenesHaus.Trust.Erasing;
using OffenesHaus.Trust.Staff;

namespace OffenesHaus.Cases;

/// <summary>Tasks, and emergencies with what was heard.</summary>
internal sealed class CasesHoldings(OfficeDb db, Keys keys, EmergencyPlan plan) : IHoldings
{
    private const string TaskTable = "cases.task", Emergencies = "cases.emergency";

    public string Words => """
        SELECT id AS subject, 'data' AS keys, id AS key, 'emergency' AS purpose, id AS bound, sealed_words AS sealed FROM cases.emergency WHERE sealed_words IS NOT NULL
        UNION ALL SELECT id, 'data', id, 'emergency-outcome', id, sealed_outcome FROM cases.emergency WHERE sealed_outcome IS NOT NULL
        """;

    // One about a request goes with that; one about none is what is left of a call.
    public string AtRest => "SELECT 'Conversation' AS kind, e.id AS subject, e.closed_at AS at FROM cases.emergency e WHERE e.closed_at IS NOT NULL AND e.request_id IS NULL";

    public IReadOnlyList<CopiedTable> Tables { get; } = [new(TaskTable, "tasks"), new(Emergencies, "emergencies")];

    public async Task<IReadOnlyList<Guid>> Belonging(Guid subject, CancellationToken stop) =>
        await db.Set<Emergency>().Where(e => e.RequestId == subject).Select(e => e.Id).ToListAsync(stop);

    public async Task Export(Guid subject, OwnCopy into, CancellationToken stop)
    {
        var tasks = await db.Set<DeskTask>().AsNoTracking().Where(t => t.RequestId == subject).OrderBy(t => t.Id).ToListAsync(stop);
        var names = await db.NamesOf([.. tasks.Select(t => t.AssignedTo).OfType<Guid>()], stop);
        foreach (var task in tasks)
            into.Begin("tasks").With("kind", task.Kind, "task").With("openedAt", task.OpenedAt).With("legalDay", task.LegalDay)
                .With("dueOn", task.DueOn).With("dueRule", task.DueRule, "due").With("waitsUntil", task.WaitsUntil).With("channel", task.Channel, "receipt/channel.")
                .With("language", new CopyNamed(task.Language, _ => Language.Parse(task.Language, null).OwnName)).With("assignedTo", task.AssignedTo is { } who ? names.GetValueOrDefault(who) : null)
                .With("aboveQuota", task.AboveQuota ? true : null).With("closedAt", task.ClosedAt).With("outcome", task.Outcome, "outcome");
        foreach (var emergency in await db.Set<Emergency>().AsNoTracking().Where(e => e.RequestId == subject).OrderBy(e => e.RaisedAt).ToListAsync(stop))
        {
            using var key = await keys.Of(emergency.Id, stop);
            into.Begin("emergencies").With("kind", new CopyNamed(emergency.Kind, _ => plan.Find(emergency.Kind)?.Name ?? emergency.Kind)).With("channel", emergency.Channel, "receipt/channel.").With("at", emergency.RaisedAt)
                .With("words", emergency.Words(key)).With("takenAt", emergency.AcceptedAt).With("closedAt", emergency.ClosedAt).With("reason", emergency.Outcome(key));
        }
    }

    public async Task<IReadOnlyList<BlobId>> Erase(Guid subject, CancellationToken stop)
    {
        await db.Forget("request_id", subject, [TaskTable], stop);
        await db.Forget("id", subject, [Emergencies], stop);
        return [];
    }
}
