using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OffenesHaus.Trust.Proof;

namespace OffenesHaus.Trust;

/// <summary>One line of the journal: who did what about whom, when and why. Written in the transaction of the change itself.</summary>
internal sealed class JournalEntry
{
    /// <summary>Bytes.</summary>
    public const int SaltLength = 16;

    public required Guid Id { get; init; }

    public required JournalKind Kind { get; init; }

    public required Guid About { get; init; }

    public required ActorKind ActorKind { get; init; }

    public required Guid? ActorId { get; init; }

    public required ReasonCode Reason { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Codes, ids and counts that tell more of it; never a word about a person.</summary>
    public string? Detail { get; init; }

    /// <summary>Drawn for this entry alone: without it a leaf of the tree says nothing about what it stands for. Null in entries from before the tree.</summary>
    public byte[]? Salt { get; init; }

    /// <summary>A keyed hash over all of the above: an edited line no longer fits its own commitment.</summary>
    public byte[] Commitment { get; set; } = [];

    public EntryText Text() => new()
    {
        Id = Id.ToString(),
        Kind = Kind.ToString(),
        About = About.ToString(),
        ActorKind = ActorKind.ToString(),
        ActorId = ActorId?.ToString() ?? "",
        Reason = Reason.ToString(),
        Detail = Detail ?? "",
        At = EntryText.Instant(At),
        Salt = Salt is null ? "" : Convert.ToHexStringLower(Salt),
        Commitment = Convert.ToHexStringLower(Commitment),
        Tx = "",
    };

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
            entry.HasIndex("Tx", nameof(Id));
            entry.Property(e => e.Detail).HasMaxLength(200);
            entry.HasIndex(e => new { e.About, e.Id });
        }
    }
}
