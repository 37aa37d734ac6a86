using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OffenesHaus.Trust.Retention;

/// <summary>That the house looked on one day for what is to be erased, and what came of it.</summary>
internal sealed class RetentionRun
{
    public required Guid Id { get; init; }

    /// <summary>In Germany.</summary>
    public required DateOnly Day { get; init; }

    public required DateTimeOffset EndedAt { get; init; }

    public required int Erased { get; init; }

    /// <summary>Whose time was over and who were held.</summary>
    public required int Held { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<RetentionRun>
    {
        public void Configure(EntityTypeBuilder<RetentionRun> run)
        {
            run.ToTable("retention_run", "trust");
            run.Property(r => r.Id).ValueGeneratedNever();
            run.HasIndex(r => r.EndedAt);
        }
    }
}
