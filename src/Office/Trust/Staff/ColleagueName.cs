using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OffenesHaus.Platform;

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

/// <summary>Names of clerks for a list of what they did.</summary>
internal static class NamesOfColleagues
{
    public static Task<Dictionary<Guid, string>> NamesOf(this OfficeDb db, IReadOnlyCollection<Guid> clerks, CancellationToken stop) =>
        db.Set<ColleagueName>().AsNoTracking().Where(c => clerks.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.DisplayName, stop);
}
