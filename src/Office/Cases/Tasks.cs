using Microsoft.EntityFrameworkCore;
using OffenesHaus.Platform;

namespace OffenesHaus.Cases;

/// <summary>Opens tasks and tells staff of news, within the transaction of the verb that causes them.</summary>
public sealed class Tasks(OfficeDb db, WorkRights rights, TimeProvider clock)
{
    internal const string SameDay = "same-day", OwnMark = "own-mark", Statement = "statement", Extended = "extended";
    private const string HouseTarget = "house-target";

    /// <summary>Opens the task, or marks the one already open as having news: one matter is one line in the worklist.</summary>
    internal async Task Open(Cause cause, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var rule = cause.IsUrgent || cause.Kind != TaskKind.ReadRequest ? SameDay : cause.SaysUrgent ? OwnMark : HouseTarget;
        var all = await db.Set<DeskTask>().Where(t => t.RequestId == cause.RequestId && t.ClosedAt == null).ToListAsync(stop);
        // An emergency answers nothing the person was asked for.
        if (cause.Kind != TaskKind.Emergency)
            all.ForEach(t => t.WaitsUntil = null);
        if (all.Find(t => t.Kind == cause.Kind) is { } open)
        {
            open.NewsAt = now;
            // What is said to be urgent only now rises now.
            if (rule != HouseTarget && open.DueRule == HouseTarget)
                (open.DueRule, open.DueOn) = (rule, cause.LegalDay);
            return;
        }

        var opened = Add(cause, rule == HouseTarget ? cause.AnswerUntil : cause.LegalDay, rule, assignedTo: null);
        await rights.Follow(cause.RequestId, [.. all, opened], stop);
    }

    /// <summary>The person was asked: until then we wait, and what came before has been seen.</summary>
    internal async Task WaitForPerson(Guid request, DateOnly until, CancellationToken stop)
    {
        // An objection waits for nobody: it is for a case worker today. An emergency still less.
        foreach (var task in (await OpenOf(request, stop)).Where(t => t.Kind is not (TaskKind.ReadObjection or TaskKind.Emergency)))
        {
            (task.WaitsUntil, task.NewsAt) = (until, null);
            NoNewTermNeeded(task);
        }
    }

    /// <summary>A term was found too early: somebody has to set a new one, today. Nothing to do where the matter is closed.</summary>
    internal async Task NewTerm(Guid request, DateOnly today, CancellationToken stop)
    {
        var open = await db.Set<DeskTask>().Where(t => t.RequestId == request && t.ClosedAt == null).ToListAsync(stop);
        if (open.Concat(db.ChangeTracker.Entries<DeskTask>().Select(e => e.Entity)).Any(t => t.RequestId == request && t.Kind == TaskKind.SetNewTerm && t.ClosedAt is null) || open.Find(t => t.WaitsUntil is not null) is not { } waiting)
            return;

        var cause = new Cause
        {
            RequestId = request,
            Number = waiting.Number,
            Kind = TaskKind.SetNewTerm,
            Form = waiting.Form,
            Service = waiting.Service,
            Channel = waiting.Channel,
            Language = waiting.Language,
            ReceivedAt = waiting.ReceivedAt,
            LegalDay = waiting.LegalDay,
        };
        Add(cause, today, SameDay, waiting.AssignedTo);
    }

    /// <summary>The legal day was corrected: what is open because of it goes by the new one.</summary>
    internal async Task CountOn(Guid request, DateOnly before, DateOnly on, DateOnly answerUntil, CancellationToken stop)
    {
        foreach (var task in await db.Set<DeskTask>().Where(t => t.RequestId == request && t.ClosedAt == null && t.LegalDay == before).ToListAsync(stop))
            (task.LegalDay, task.DueOn) = (on, task.DueRule == HouseTarget ? answerUntil : task.DueOn);
    }

    private DeskTask Add(Cause cause, DateOnly dueOn, string dueRule, Guid? assignedTo)
    {
        var now = clock.GetUtcNow();
        var task = new DeskTask
        {
            Id = Guid.CreateVersion7(now),
            RequestId = cause.RequestId,
            Number = cause.Number,
            Kind = cause.Kind,
            Form = cause.Form,
            Service = cause.Service,
            Channel = cause.Channel,
            Language = cause.Language,
            ReceivedAt = cause.ReceivedAt,
            LegalDay = cause.LegalDay,
            DueOn = dueOn,
            DueRule = dueRule,
            OpenedAt = now,
            AboveQuota = cause.AboveQuota,
            AssignedTo = assignedTo,
        };
        db.Add(task);
        return task;
    }

    private void NoNewTermNeeded(DeskTask task)
    {
        if (task.Kind == TaskKind.SetNewTerm)
            (task.ClosedAt, task.Outcome) = (clock.GetUtcNow(), Outcome.Done);
    }

    /// <summary>The person was answered: nobody waits any longer, unless something that was asked for is still wanted.</summary>
    internal async Task Answered(Guid request, bool stillWaits, CancellationToken stop)
    {
        foreach (var task in await OpenOf(request, stop))
        {
            task.NewsAt = null;
            if (stillWaits)
                continue;
            task.WaitsUntil = null;
            NoNewTermNeeded(task);
        }
    }

    /// <summary>The law's month was made longer, and the person knows it: the answer is due on that day. (Art. 12 Abs. 3 GDPR)</summary>
    internal async Task Extend(Guid request, DateOnly until, CancellationToken stop)
    {
        foreach (var task in (await OpenOf(request, stop)).Where(t => t.Kind == TaskKind.ReadRequest))
            (task.DueOn, task.DueRule) = (until, Extended);
    }

    /// <summary>Null: it was not.</summary>
    internal Task<DateOnly?> ExtendedUntil(Guid request, CancellationToken stop) =>
        db.Set<DeskTask>().AsNoTracking().Where(t => t.RequestId == request && t.ClosedAt == null && t.DueRule == Extended).MaxAsync(t => (DateOnly?)t.DueOn, stop);

    /// <summary>One thing of it is done, whatever else is open.</summary>
    internal async Task Over(Guid request, TaskKind kind, CancellationToken stop)
    {
        var open = await db.Set<DeskTask>().Where(t => t.RequestId == request && t.ClosedAt == null).ToListAsync(stop);
        foreach (var task in open.Where(t => t.Kind == kind))
            (task.ClosedAt, task.Outcome) = (clock.GetUtcNow(), Outcome.Done);
        await rights.Follow(request, open, stop);
    }

    /// <summary>The objection was taken down and signed: nobody has to wonder any longer whether it is one (§ 84 Abs. 1 SGG).</summary>
    internal async Task Signed(Guid request, CancellationToken stop)
    {
        foreach (var task in await db.Set<DeskTask>().Where(t => t.RequestId == request && t.ClosedAt == null && t.Kind == TaskKind.ReadObjection).ToListAsync(stop))
            task.DueRule = Statement;
    }

    internal async Task Close(Guid request, Outcome outcome, CancellationToken stop)
    {
        foreach (var task in await OpenOf(request, stop))
            (task.ClosedAt, task.Outcome) = (clock.GetUtcNow(), outcome);
        await rights.Follow(request, [], stop);
    }

    private async Task<List<DeskTask>> OpenOf(Guid request, CancellationToken stop) =>
        await db.Set<DeskTask>().Where(t => t.RequestId == request && t.ClosedAt == null).ToListAsync(stop) is { Count: > 0 } open ? open : throw new Refused("desk.closed");

    /// <summary>What a task is opened for.</summary>
    internal sealed record Cause
    {
        public required Guid RequestId { get; init; }

        public required long Number { get; init; }

        public required TaskKind Kind { get; init; }

        public required string Form { get; init; }

        /// <summary>Null: the form's own.</summary>
        public string? Service { get; init; }

        public required Channel Channel { get; init; }

        public required string Language { get; init; }

        public required DateTimeOffset ReceivedAt { get; init; }

        public required DateOnly LegalDay { get; init; }

        /// <summary>Very much came at once: it waits in the lane at the end of the worklist.</summary>
        public bool AboveQuota { get; init; }

        /// <summary>The house's own target, for what has to be answered.</summary>
        public DateOnly AnswerUntil { get; init; }

        /// <summary>Its service has to be read on the day it came: a home, power or heating may be lost.</summary>
        public bool IsUrgent { get; init; }

        /// <summary>The person ticked that it is so, whatever the service.</summary>
        public bool SaysUrgent { get; init; }
    }
}

/// <summary>The open tasks of one request, for the verbs about them.</summary>
internal static class OpenTasksOf
{
    public static async Task<List<DeskTask>> OpenTasks(this OfficeDb db, long number, CancellationToken stop)
    {
        var all = await db.Set<DeskTask>().Where(t => t.Number == number).ToListAsync(stop);
        if (all.Count == 0)
            throw new NotFound();
        all.RemoveAll(t => t.ClosedAt is not null);
        return all.Count > 0 ? all : throw new Refused("desk.closed");
    }
}
