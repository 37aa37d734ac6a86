using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OffenesHaus.People;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Web.Tests.Portal;

namespace OffenesHaus.Web.Tests.Protection;

/// <summary>Asks the database with raw SQL as the application's role: what is protected is shut there too, also to whoever works the matter.</summary>
public sealed class ProtectedRowsTests(DemonstrationHouse house) : IClassFixture<DemonstrationHouse>
{
    private static readonly string[] Tables = ["protection.protected_key", "protection.address", "protection.original"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Only_named_readers_see_a_row_and_a_policy_taken_away_is_noticed()
    {
        using var rana = house.Visitor();
        using var lead = await house.Clerk("Ayla Herbst");
        var number = (await rana.WritesFrom(Protected.Lane)).Keys().Number;
        await rana.WantsProtection();
        await lead.Names(number, "Jonas Winter");
        var request = (Guid)(await house.Ask($"SELECT id FROM intake.request WHERE number = {number.Digits()}"))!;

        foreach (var table in Tables)
        {
            foreach (var name in (string[])["Miriam Sommer", "Ayla Herbst", "Kim Lenz"])
                Assert.Equal(0L, await Seen(table, name, request));
            Assert.True(await Seen(table, "Jonas Winter", request) > 0, table);

            var rule = await house.Ask($"SELECT pg_get_expr(polqual, polrelid) FROM pg_policy WHERE polname = 'sight' AND polrelid = '{table}'::regclass");
            await house.Ask($"ALTER POLICY sight ON {table} USING (true)");
            Assert.True(await Seen(table, "Miriam Sommer", request) > 0, $"{table}: a policy taken away was not noticed");
            await house.Ask($"ALTER POLICY sight ON {table} USING ({rule})");
        }
    }

    [Fact]
    public async Task What_is_protected_is_never_changed_or_deleted_and_a_lifting_says_when()
    {
        await using var connection = await AsApplication();
        foreach (var sql in (string[])["UPDATE protection.address SET kind = 'Post'", "UPDATE protection.original SET sealed = ''", "UPDATE protection.protected_key SET wrapped = ''", "UPDATE people.protection SET kind = 'Counter'", "UPDATE people.safe_contact SET has_post = true"])
        {
            await using var command = new NpgsqlCommand(sql, connection);
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync(Stop))).SqlState);
        }

        // Deleted is only what was erased, even by the house.
        using var rana = house.Visitor();
        await rana.WritesFrom(Protected.Lane);
        await rana.WantsProtection();
        foreach (var table in (string[])["protection.address", "protection.original", "protection.protected_key", "people.protection"])
            Assert.Equal("OH005", (await Assert.ThrowsAsync<PostgresException>(() => house.Ask($"BEGIN; SET LOCAL ROLE offenes_haus_app; SELECT set_config('oh.kind', 'House', true); DELETE FROM {table}; COMMIT"))).SqlState);
    }

    [Fact]
    public async Task Another_key_file_beside_protected_rows_stops_the_start_with_a_sentence()
    {
        using var rana = house.Visitor();
        await rana.WritesFrom(Protected.Lane);
        await rana.WantsProtection();
        var folder = Directory.CreateTempSubdirectory("oh-key-").FullName;
        await using var scope = house.As(ActorKind.House);
        using var other = ProtectionKey.Open(folder);
        var keys = new ProtectedKeys(scope.ServiceProvider.GetRequiredService<OfficeDb>(), other, TimeProvider.System);

        var no = await Assert.ThrowsAsync<CannotStart>(() => keys.Prove(Stop));

        Assert.Contains("protection key", no.Message, StringComparison.Ordinal);
        await scope.ServiceProvider.GetRequiredService<ProtectedKeys>().Prove(Stop);
        Directory.Delete(folder, recursive: true);
    }

    private async Task<long> Seen(string table, string name, Guid request)
    {
        await using var connection = await AsApplication();
        await using var transaction = await connection.BeginTransactionAsync(Stop);
        await using var telling = new NpgsqlCommand($"SELECT set_config('oh.kind', 'Clerk', true), set_config('oh.actor', (SELECT id::text FROM trust.clerk WHERE display_name = '{name}'), true), set_config('oh.now', now()::text, true)", connection);
        await telling.ExecuteNonQueryAsync(Stop);
        await using var counting = new NpgsqlCommand($"SELECT count(*) FROM {table} WHERE request_id = '{request}'", connection);
        return (long)(await counting.ExecuteScalarAsync(Stop))!;
    }

    private async Task<NpgsqlConnection> AsApplication()
    {
        var connection = new NpgsqlConnection(Roles.AsApplication(house.Database) + ";Pooling=false");
        await connection.OpenAsync(Stop);
        return connection;
    }
}
