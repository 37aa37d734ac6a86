using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Npgsql;

namespace OffenesHaus.Trust.Staff;

/// <summary>Lets <c>dotnet ef migrations add -c StaffDb</c> see the model. It never opens this connection.</summary>
internal sealed class StaffMigrationFactory : IDesignTimeDbContextFactory<StaffDb>
{
    public StaffDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<StaffDb>();
        options.UseStaff(new NpgsqlConnection("Host=nowhere"));
        return new(options.Options);
    }
}
