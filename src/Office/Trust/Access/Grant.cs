using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OffenesHaus.Trust.Access;

/// <summary>
/// Who may what, on which request, from when until when, and why (Berechtigung, § 35 SGB I). The only table that row-level security and query filters read.
/// Never changed: it is given, and it ends.
/// </summary>
internal sealed class Grant
{
    public required Guid Id { get; init; }

    /// <summary>A clerk, a helper, or a group of clerks.</summary>
    public required Guid Holder { get; init; }

    public required Right Right { get; init; }

    /// <summary>The request, or the group for a member; null: the whole office.</summary>
    public required Guid? Subject { get; init; }

    /// <summary>What made it: an account, a task, a typed reason, a mandate. A code, and the id of that thing where it has one.</summary>
    public required string Why { get; init; }

    public Guid? WhyId { get; init; }

    public required DateTimeOffset GivenAt { get; init; }

    public required Guid? GivenBy { get; init; }

    /// <summary>Null: until it is ended.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>A right that ends still carries the transaction that ends it: closing a matter is the last thing it allows (migration: trust.grant_ends).</summary>
    public DateTimeOffset? EndedAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Grant>
    {
        public void Configure(EntityTypeBuilder<Grant> grant)
        {
            grant.ToTable("grant", "trust");
            grant.Property(g => g.Right).HasConversion<string>();
            grant.Property<ulong?>("EndedTx").HasColumnType("xid8").ValueGeneratedOnAddOrUpdate();

            // Of two who give the same right at the same moment one finds it given: ix_grant_holder_right_subject (migration: OwnRights), for the right to type one of each conversation
            // and paper, so that none ends with another's. It has an expression, which no mapping can say.
            grant.HasIndex(g => new { g.Subject, g.Holder });
        }
    }
}
