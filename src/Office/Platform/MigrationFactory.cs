using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Npgsql;

namespace OffenesHaus.Platform;

/// <summary>Lets <c>dotnet ef migrations add</c> see the model. It never opens this connection.</summary>
internal sealed class MigrationFactory : IDesignTimeDbContextFactory<OfficeDb>
{
    public OfficeDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<OfficeDb>();
        options.UseOffice(NpgsqlDataSource.Create("Host=nowhere"));
        return new(options.Options);
    }
}
