using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OffenesHaus.Trust.Erasing;

/// <summary>That somebody's key was destroyed, when and on what ground; not a word of what it was. Only ever added to: a restore reads it, so that nothing returns.</summary>
internal sealed class Erased
{
    public required Guid Subject { get; init; }

    public required DateTimeOffset At { get; init; }

    public required ErasureGround Ground { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Erased>
    {
        public void Configure(EntityTypeBuilder<Erased> erased)
        {
            erased.ToTable("erased", "trust");
            erased.HasKey(e => e.Subject);
            erased.Property(e => e.Subject).ValueGeneratedNever();
            erased.Property(e => e.Ground).HasConversion<string>();
        }
    }
}

/// <summary>Why something is erased. (Art. 17 Abs. 1 GDPR, § 84 SGB X)</summary>
public enum ErasureGround
{
    /// <summary>No longer needed: its time of keeping is over.</summary>
    TimeOver,

    /// <summary>Never handed in, and long left alone.</summary>
    NeverSent,

    /// <summary>The person wished it, and nothing obliges the office to keep it.</summary>
    OwnWish,

    /// <summary>It should never have been kept.</summary>
    Unlawful,
}
