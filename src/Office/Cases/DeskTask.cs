using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OffenesHaus.Trust.Access;

namespace OffenesHaus.Cases;

/// <summary>One thing staff have to do about a request, with its date. What the worklist filters by is written down once, when the task is opened.</summary>
internal sealed class DeskTask : IOfRequest
{
    public static string RequestKey => nameof(RequestId);

    public static IReadOnlyList<Right> SeenWith => [Right.Desk, Right.Letters];

    public required Guid Id { get; init; }

    public required Guid RequestId { get; init; }

    /// <summary>The number of the request, all ten digits.</summary>
    public required long Number { get; init; }

    public required TaskKind Kind { get; init; }

    /// <summary>The form it came with.</summary>
    public required string Form { get; init; }

    /// <summary>The service it was begun for; null: the form's own.</summary>
    public string? Service { get; init; }

    public required Channel Channel { get; init; }

    public required string Language { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The legal day of the arrival that opened it. The worklist goes by it, oldest first.</summary>
    public required DateOnly LegalDay { get; set; }

    public required DateOnly DueOn { get; set; }

    /// <summary>Why then: <c>house-target</c>; <c>same-day</c>, as the kind or the service wants it; <c>own-mark</c>, as the person ticked it; <c>statement</c>, an objection that was signed before a clerk; <c>extended</c>, as the person was told in time (Art. 12 Abs. 3 GDPR).</summary>
    public required string DueRule { get; set; }

    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>It came when very much came at once from one network or for one number. It has its day like everything else.</summary>
    public bool AboveQuota { get; init; }

    public Guid? AssignedTo { get; set; }

    /// <summary>Until when the person was asked for something; null when we wait for nobody.</summary>
    public DateOnly? WaitsUntil { get; set; }

    /// <summary>What the worklist shows and counts as its date: what the person was asked until, else the house's own target. The database computes it.</summary>
    public DateOnly NextOn { get; private set; }

    /// <summary>
    /// 0 for what must be looked at on the day it came: emergencies, what may be an objection, however much came with it, and what is urgent while nobody waits for the person;
    /// 1 for the rest; 2 for the lane of what came above the quota, urgent or not: a flood must not stand above everybody's need. The database computes it.
    /// </summary>
    public short Turn { get; private set; }

    /// <summary>Something arrived since a clerk last acted.</summary>
    public DateTimeOffset? NewsAt { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }

    public Outcome? Outcome { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<DeskTask>
    {
        public void Configure(EntityTypeBuilder<DeskTask> task)
        {
            task.ToTable("task", "cases");
            task.Property(t => t.Kind).HasConversion<string>();
            task.Property(t => t.Channel).HasConversion<string>();
            task.Property(t => t.Outcome).HasConversion<string>();
            task.Property<uint>("xmin").IsRowVersion();
            task.Property(t => t.NextOn).HasComputedColumnSql("coalesce(waits_until, due_on)", stored: true);
            task.Property(t => t.Turn).HasComputedColumnSql("CASE WHEN kind IN ('ReadObjection', 'Emergency') THEN 0 WHEN above_quota THEN 2 WHEN kind = 'ReadRequest' AND due_rule IN ('same-day', 'own-mark') AND waits_until IS NULL THEN 0 ELSE 1 END::smallint", stored: true);

            // The order of the worklist, and one index for each thing it is filtered by: each page is a short walk along one of them.
            task.HasIndex(t => new { t.Turn, t.LegalDay, t.Id }).HasFilter("closed_at IS NULL");
            task.HasIndex(t => new { t.AssignedTo, t.Turn, t.LegalDay, t.Id }).HasFilter("closed_at IS NULL");
            task.HasIndex(t => new { t.Turn, t.LegalDay, t.Id }, "ix_task_waiting").HasFilter("closed_at IS NULL AND waits_until IS NOT NULL");
            task.HasIndex(t => new { t.Channel, t.Turn, t.LegalDay, t.Id }).HasFilter("closed_at IS NULL");
            task.HasIndex(t => new { t.Language, t.Turn, t.LegalDay, t.Id }).HasFilter("closed_at IS NULL");
            task.HasIndex(t => t.NextOn).HasFilter("closed_at IS NULL");
            task.HasIndex(t => t.OpenedAt).HasFilter("closed_at IS NULL");
            task.HasIndex(t => new { t.RequestId, t.Kind }).IsUnique().HasFilter("closed_at IS NULL");
            task.HasIndex(t => t.Number);
        }
    }
}

/// <summary>What is to be done.</summary>
public enum TaskKind
{
    ReadRequest,

    /// <summary>Words that may be an objection: before a case worker the same day, whatever its form.</summary>
    ReadObjection,

    /// <summary>A file that no program could read: a person has to look at it.</summary>
    LookAtFile,

    /// <summary>A file in which a virus scanner found something: the person is to be asked for it in another way.</summary>
    VirusFound,

    /// <summary>A letter was posted so late that its term ends too early: a new one has to be set.</summary>
    SetNewTerm,

    /// <summary>Somebody is in need today: no food, no home, no power, violence.</summary>
    Emergency,
}

/// <summary>How a matter ended.</summary>
public enum Outcome
{
    Done,
    HandedOver,
    Withdrawn,
}
