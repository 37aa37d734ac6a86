using Npgsql;

namespace OffenesHaus.Platform;

/// <summary>The two roles of the database: the owner changes its shape, the application only works in it.</summary>
public static class Roles
{
    public const string Database = "offenes_haus";
    public const string Owner = "offenes_haus_owner";
    public const string Application = "offenes_haus_app";

    /// <summary>The owner's connection string, made to act as the application from its first statement on.</summary>
    public static string AsApplication(string ownerConnection)
    {
        var text = new NpgsqlConnectionStringBuilder(ownerConnection);
        // A statement that hangs must not hold a person's page, nor a connection, for ever.
        text.Options = $"{text.Options} -c role={Application} -c statement_timeout=30s".TrimStart();

        // The house sets nothing for a session, only within a transaction: so nothing has to be wiped between two uses,
        // and a statement keeps its plan.
        text.NoResetOnClose = true;
        text.MaxAutoPrepare = 200;
        text.AutoPrepareMinUsages = 2;
        return text.ConnectionString;
    }
}
