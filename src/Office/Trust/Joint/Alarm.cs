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

    /// <summary>Whose act it is about: a clerk, or a helper.</summary>
    public required Guid Clerk { get; init; }

    /// <summary>The joint act it came from; null: another thing.</summary>
    public Guid? ActId { get; init; }

    /// <summary>The groups it is for.</summary>
    public required Guid[] Groups { get; init; }

    /// <summary>The day of the looks it is about, how many matters they were, and their numbers, the first fifty; null: it is about something else.</summary>
    public DateOnly? OnDay { get; init; }

    public int? Looks { get; init; }

    public long[]? Numbers { get; init; }

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
            alarm.HasIndex(a => a.OnDay).HasFilter("on_day IS NOT NULL");
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

    /// <summary>An account of a helper opened very many requests within an hour.</summary>
    HelperReadsMany,

    /// <summary>An account of a helper wanted to help more people at once than one may.</summary>
    HelperWantsMany,

    /// <summary>A clerk opened far more matters by typed reasons than usual, for them and for their team.</summary>
    LooksMany,

    /// <summary>A clerk opened matters at night.</summary>
    LooksAtNight,

    /// <summary>A clerk opened many closed matters, or the same one on several days, without doing anything.</summary>
    LooksAfterClose,

    /// <summary>A clerk opened a matter that bears the name of a colleague, again, without doing anything.</summary>
    LooksAtColleague,

    /// <summary>Several clerks opened the same matter by typed reasons, without doing anything.</summary>
    LooksOfManyEyes,

    /// <summary>A clerk opened a matter of their own surname, without doing anything.</summary>
    LooksAtOwnName,

    /// <summary>A clerk opened many matters of one surname, without doing anything.</summary>
    LooksAtOneName,
}
