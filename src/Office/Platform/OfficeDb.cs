using Microsoft.EntityFrameworkCore;

namespace OffenesHaus.Platform;

/// <summary>The one database of the house. Each room maps its own nouns in its own schema; nothing here knows them.</summary>
public sealed class OfficeDb(DbContextOptions<OfficeDb> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(OfficeDb).Assembly);
}
