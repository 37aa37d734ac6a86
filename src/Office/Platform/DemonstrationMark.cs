using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OffenesHaus.Platform;

/// <summary>One row: invented people live in this database since then. It never goes away again, for they never leave.</summary>
internal sealed class DemonstrationMark
{
    public required DateTimeOffset LoadedAt { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<DemonstrationMark>
    {
        public void Configure(EntityTypeBuilder<DemonstrationMark> mark)
        {
            mark.ToTable("demonstration", "platform");
            mark.HasKey(m => m.LoadedAt);
        }
    }
}
