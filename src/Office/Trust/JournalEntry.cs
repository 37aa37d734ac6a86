using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OffenesHaus.Trust;

/// <summary>One line of the journal: who did what about whom, when and why. Written in the transaction of the change itself.</summary>
internal sealed class JournalEntry
{
    public required Guid Id { get; init; }

    public required JournalKind Kind { get; init; }

    public required Guid About { get; init; }

    public required ActorKind ActorKind { get; init; }

    public required Guid? ActorId { get; init; }

    public required ReasonCode Reason { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Codes, ids and counts that tell more of it; never a word about a person.</summary>
    public string? Detail { get; init; }

    /// <summary>A keyed hash over all of the above: an edited line no longer fits its own commitment.</summary>
    public required byte[] Commitment { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<JournalEntry>
    {
        public void Configure(EntityTypeBuilder<JournalEntry> entry)
        {
            entry.ToTable("journal", "trust");
            entry.Property(e => e.Kind).HasConversion<string>();
            entry.Property(e => e.ActorKind).HasConversion<string>();
            entry.Property(e => e.Reason).HasConversion<string>();

            // The database writes the transaction down itself, so that an entry cannot vouch for another transaction's change.
            entry.Property<ulong>("Tx").HasColumnType("xid8").HasDefaultValueSql("pg_current_xact_id()").ValueGeneratedOnAdd();
            entry.HasIndex("Tx");
            entry.Property(e => e.Detail).HasMaxLength(200);
            entry.HasIndex(e => new { e.About, e.Id });
        }
    }
}
