using Microsoft.EntityFrameworkCore;
using Npgsql;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Staff;

namespace OffenesHaus.Web;

/// <summary>Brings the database to the shape this version needs. Each step keeps the running version working: expand first, contract in a later version.</summary>
internal static class Migrations
{
    public static Task Bring(string owner) => Bring(owner, null, null);

    /// <summary>Every step of either stream that this version knows.</summary>
    public static IReadOnlySet<string> Known()
    {
        using var source = NpgsqlDataSource.Create("Host=nowhere");
        var options = new DbContextOptionsBuilder<OfficeDb>();
        options.UseOffice(source);
        using var db = new OfficeDb(options.Options);
        return db.Database.GetMigrations().Concat(StaffAccounts.Migrations()).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>To this step of the office's tables and of the accounts'; null: the newest.</summary>
    public static async Task Bring(string owner, string? office, string? staff)
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
            await db.Database.MigrateAsync(office);
            await using var connection = source.CreateConnection();
            await StaffAccounts.Migrate(connection, staff, CancellationToken.None);
        }
        catch (NpgsqlException e) when (e is not PostgresException)
        {
            throw new CannotStart($"The database does not answer: {e.Message}", "Check OffenesHaus__Database, and whether PostgreSQL runs.");
        }
    }
}
