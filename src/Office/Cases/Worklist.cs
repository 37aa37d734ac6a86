using Microsoft.EntityFrameworkCore;
using OffenesHaus.People;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Staff;

namespace OffenesHaus.Cases;

/// <summary>What is to be done: first what must be looked at on its day, then by legal day, oldest first. Pages are marked by rows, never by counting.</summary>
public sealed class Worklist(OfficeDb db, Actor by, TimeProvider clock)
{
    public const int PageLength = 50;

    public async Task<WorklistPage> See(WorklistFilter filter, WorklistMark? after, WorklistMark? before, CancellationToken stop)
    {
        var backwards = after is null && before is not null;
        var rows = await Cut(filter, after, before).ToListAsync(stop);
        var more = rows.Count > PageLength;
        if (more)
            rows.RemoveAt(PageLength);
        if (backwards)
            rows.Reverse();
        return new(rows, HasEarlier: backwards ? more : after is not null, HasLater: backwards || more);
    }

    /// <summary>How many open tasks came in since; 100 means many.</summary>
    public Task<int> NewSince(DateTimeOffset since, CancellationToken stop) =>
        db.Set<DeskTask>().AsNoTracking().Where(t => t.ClosedAt == null && t.OpenedAt > since).OrderBy(t => t.OpenedAt).Take(100).CountAsync(stop);

    /// <summary>One row more than a page, so that one knows whether there is another.</summary>
    internal IQueryable<WorklistRow> Cut(WorklistFilter filter, WorklistMark? after, WorklistMark? before)
    {
        var found = Filtered(filter);
        if (after is { } a)
            found = found.Where(t => EF.Functions.GreaterThan(ValueTuple.Create(t.Turn, t.LegalDay, t.Id), ValueTuple.Create(a.Turn, a.LegalDay, a.Id)));
        else if (before is { } b)
            found = found.Where(t => EF.Functions.LessThan(ValueTuple.Create(t.Turn, t.LegalDay, t.Id), ValueTuple.Create(b.Turn, b.LegalDay, b.Id)));

        return after is null && before is not null
            ? Rows(found.OrderByDescending(t => t.Turn).ThenByDescending(t => t.LegalDay).ThenByDescending(t => t.Id).Take(PageLength + 1))
                .OrderByDescending(r => r.Mark.Turn).ThenByDescending(r => r.Mark.LegalDay).ThenByDescending(r => r.Mark.Id)
            : Rows(found.OrderBy(t => t.Turn).ThenBy(t => t.LegalDay).ThenBy(t => t.Id).Take(PageLength + 1))
                .OrderBy(r => r.Mark.Turn).ThenBy(r => r.Mark.LegalDay).ThenBy(r => r.Mark.Id);
    }

    internal IQueryable<DeskTask> Filtered(WorklistFilter filter)
    {
        var me = by.Id;
        var open = db.Set<DeskTask>().AsNoTracking().Where(t => t.ClosedAt == null);
        open = filter.Who switch
        {
            Holder.Me => open.Where(t => t.AssignedTo == me),
            Holder.Nobody => open.Where(t => t.AssignedTo == null),
            Holder.WaitsForPerson => open.Where(t => t.WaitsUntil != null),
            _ => open,
        };
        if (filter.Due is { } due)
        {
            var (from, to) = new Weeks(Law.GermanTime.DayOf(clock.GetUtcNow())).Span(due);
            open = open.Where(t => t.NextOn >= from && t.NextOn <= to);
        }

        if (filter.Channel is { } channel)
            open = open.Where(t => t.Channel == channel);
        return filter.Language is { } language ? open.Where(t => t.Language == language) : open;
    }

    private IQueryable<WorklistRow> Rows(IQueryable<DeskTask> tasks) =>
        from task in tasks
        join trait in db.Set<Trait>() on task.RequestId equals trait.RequestId into traits
        from trait in traits.DefaultIfEmpty()
        join clerk in db.Set<ColleagueName>() on task.AssignedTo equals clerk.Id into clerks
        from clerk in clerks.DefaultIfEmpty()
        select new WorklistRow
        {
            Mark = new() { Turn = task.Turn, LegalDay = task.LegalDay, Id = task.Id },
            Number = task.Number,
            Kind = task.Kind,
            Form = task.Form,
            Service = task.Service,
            DueRule = task.DueRule,
            Channel = task.Channel,
            Language = task.Language,
            ReceivedAt = task.ReceivedAt,
            LegalDay = task.LegalDay,
            NextOn = task.NextOn,
            Waits = task.WaitsUntil != null,
            News = task.NewsAt != null,
            Person = trait == null ? "" : trait.Name,
            Clerk = clerk == null ? null : clerk.DisplayName,
        };
}

/// <summary>A page of the worklist, and whether there is one before and behind it.</summary>
public sealed record WorklistPage(IReadOnlyList<WorklistRow> Rows, bool HasEarlier, bool HasLater);

/// <summary>One line of the worklist.</summary>
public sealed record WorklistRow
{
    public required WorklistMark Mark { get; init; }

    /// <summary>Of the request, ten digits.</summary>
    public required long Number { get; init; }

    public required TaskKind Kind { get; init; }

    public required string Form { get; init; }

    /// <summary>The service it was begun for; null: the form's own.</summary>
    public required string? Service { get; init; }

    /// <summary>Why it is due then.</summary>
    public required string DueRule { get; init; }

    /// <summary>It cannot wait: its service is to be read on the day it came.</summary>
    public bool IsUrgent => Kind == TaskKind.ReadRequest && DueRule == Tasks.SameDay;

    /// <summary>It cannot wait: the person ticked so.</summary>
    public bool SaysUrgent => Kind == TaskKind.ReadRequest && DueRule == Tasks.OwnMark;

    /// <summary>The objection was taken down and signed at the counter: it is one.</summary>
    public bool IsStatement => Kind == TaskKind.ReadObjection && DueRule == Tasks.Statement;

    public required Channel Channel { get; init; }

    public required string Language { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public required DateOnly LegalDay { get; init; }

    public required DateOnly NextOn { get; init; }

    /// <summary>The date is one the person was given.</summary>
    public required bool Waits { get; init; }

    /// <summary>Something came in since a clerk last acted.</summary>
    public required bool News { get; init; }

    public required string Person { get; init; }

    /// <summary>Who has it; null: nobody.</summary>
    public required string? Clerk { get; init; }
}
