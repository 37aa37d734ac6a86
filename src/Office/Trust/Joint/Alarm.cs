using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OffenesHaus.Trust.Joint;

/// <summary>Something that should not have happened, for those who have to look into it. It stands until one of them has looked into it.</summary>
internal sealed class Alarm
{
    public required Guid Id { get; init; }

    public required AlarmKind Kind { get; init; }

    /// <summary>The request or account it is about. Whoever is barred from it does not see it.</summary>
    public required Guid Subject { get; init; }

    /// <summary>Of the request, where it is about one.</summary>
    public long? Number { get; init; }

    /// <summary>Whose act it is about.</summary>
    public required Guid Clerk { get; init; }

    /// <summary>The joint act it came from; null: another thing.</summary>
    public Guid? ActId { get; init; }

    /// <summary>The groups it is for.</summary>
    public required Guid[] Groups { get; init; }

    public required DateTimeOffset RaisedAt { get; init; }

    public DateTimeOffset? AnsweredAt { get; set; }

    public Guid? AnsweredBy { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Alarm>
    {
        public void Configure(EntityTypeBuilder<Alarm> alarm)
        {
            alarm.ToTable("alarm", "trust");
            alarm.Property(a => a.Kind).HasConversion<string>();
            // Of two who answer at once one does. Not xmin: whoever raises an alarm need not see it.
            alarm.Property(a => a.AnsweredAt).IsConcurrencyToken();
            alarm.HasIndex(a => a.RaisedAt).HasFilter("answered_at IS NULL");
        }
    }
}

/// <summary>What happened.</summary>
public enum AlarmKind
{
    /// <summary>A second person did not think that an urgent look was needed.</summary>
    UrgentLookDeclined,

    /// <summary>Nobody confirmed an urgent look in time.</summary>
    UrgentLookUnconfirmed,
}
