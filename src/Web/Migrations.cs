using Microsoft.EntityFrameworkCore;
using Npgsql;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Staff;

namespace OffenesHaus.Web;

/// <summary>Brings the database to the shape this version needs. Each step keeps the running version working: expand first, contract in a later version.</summary>
internal static class Migrations
{
    public static async Task Bring(string owner)
    {
        await using var source = NpgsqlDataSource.Create(owner);
        var options = new DbContextOptionsBuilder<OfficeDb>();
        options.UseOffice(source);
        await using var db = new OfficeDb(options.Options);
        try
        {
            var known = db.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
            if ((await db.Database.GetAppliedMigrationsAsync()).FirstOrDefault(m => !known.Contains(m)) is { } newer)
                throw new CannotStart($"The database was made by a newer version of the house (it has '{newer}').", "Start that version, or restore a backup from before it.");
            await db.Database.MigrateAsync();
            await using var connection = source.CreateConnection();
            await StaffAccounts.Migrate(connection, CancellationToken.None);
        }
        catch (NpgsqlException e) when (e is not PostgresException)
        {
            throw new CannotStart($"The database does not answer: {e.Message}", "Check OffenesHaus__Database, and whether PostgreSQL runs.");
        }
    }
}
