using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OffenesHaus.Trust.Retention;

/// <summary>Nothing of one matter is erased while this stands (Aufbewahrungssperre): set by one, at once; lifted by two.</summary>
internal sealed class LegalHold
{
    /// <summary>Chosen by the page: posted again it is the same hold.</summary>
    public required Guid Id { get; init; }

    public required Guid Subject { get; init; }

    public required long Number { get; init; }

    public required HoldReason Reason { get; init; }

    public required DateTimeOffset SetAt { get; init; }

    public required Guid SetBy { get; init; }

    public DateTimeOffset? EndedAt { get; set; }

    public Guid? EndedBy { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<LegalHold>
    {
        public void Configure(EntityTypeBuilder<LegalHold> hold)
        {
            hold.ToTable("legal_hold", "trust");
            hold.Property(h => h.Id).ValueGeneratedNever();
            hold.Property(h => h.Reason).HasConversion<string>();
            hold.HasIndex(h => new { h.Subject, h.Reason }).IsUnique().HasFilter("ended_at IS NULL");
        }
    }
}

/// <summary>Why something must not be erased yet.</summary>
public enum HoldReason
{
    /// <summary>An objection or a court case is open. (§§ 84, 87 SGG)</summary>
    Dispute,

    /// <summary>A claim is still to be made, met or defended. (Art. 17 Abs. 3 Buchst. e GDPR)</summary>
    Claim,

    /// <summary>The person wants it kept, not erased. (Art. 18 Abs. 1 GDPR)</summary>
    OwnWish,

    /// <summary>A supervisory or audit office looks into it.</summary>
    Inspection,
}
