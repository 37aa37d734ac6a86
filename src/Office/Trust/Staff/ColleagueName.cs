using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OffenesHaus.Trust.Staff;

/// <summary>A clerk's name beside the rows they wrote; read only, the accounts belong to <see cref="StaffDb"/>.</summary>
internal sealed class ColleagueName
{
    public required Guid Id { get; init; }

    public required string DisplayName { get; init; }

    public required string Team { get; init; }

    public required ClerkRole Role { get; init; }

    public DateTimeOffset? LockedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ColleagueName>
    {
        public void Configure(EntityTypeBuilder<ColleagueName> clerk)
        {
            clerk.ToTable("clerk", "trust", table => table.ExcludeFromMigrations());
            clerk.Property(c => c.Role).HasConversion<string>();
        }
    }
}
