using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OffenesHaus.Platform;
using OffenesHaus.Trust;
using OffenesHaus.Trust.Access;

namespace OffenesHaus.Web.Tests.Trust.Access;

/// <summary>Asks the database with raw SQL as the application's role: the second lock has to hold where no query filter stands before it.</summary>
public sealed class RowLevelSecurityTests(DemonstrationHouse house) : IClassFixture<DemonstrationHouse>
{
    // A way in and a hand-over code are found by what was shown, before anybody is known: they hold keys and no word of a person.
    private const string Theirs = """
        SELECT format('%I.%I', n.nspname, c.relname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind = 'r' AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')
          AND n.nspname || '.' || c.relname NOT IN ('people.sign_in', 'people.hand_over')
          AND EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname IN ('request_id', 'arrival_id', 'letter_id') AND NOT a.attisdropped)
        UNION SELECT 'intake.request' UNION SELECT 'trust.data_key' ORDER BY 1
        """;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_says_nothing_sees_no_row_of_anybody()
    {
        await using var connection = await AsApplication();
        foreach (var table in await Tables())
        {
            var there = (long)(await house.Ask($"SELECT count(*) FROM {table}"))!;
            var clerks = table == "trust.data_key" ? (long)(await house.Ask("SELECT count(*) FROM trust.data_key k WHERE EXISTS (SELECT FROM trust.clerk c WHERE c.id = k.subject) OR EXISTS (SELECT FROM people.helper h WHERE h.id = k.subject)"))! : 0;
            Assert.True(await Count(connection, table) == clerks, $"{table}: {there} rows, and not all of them hidden");
        }
    }

    [Fact]
    public async Task Every_table_that_belongs_to_a_request_has_its_lock()
    {
        foreach (var table in await Tables())
            Assert.True((bool)(await house.Ask($"SELECT relrowsecurity FROM pg_class WHERE oid = '{table}'::regclass"))!, $"{table} has no row-level security");
    }

    [Fact]
    public async Task A_person_sees_the_rows_of_one_request_and_of_no_other()
    {
        var mine = (Guid)(await house.Ask("SELECT request_id FROM intake.file LIMIT 1"))!;
        await using var connection = await AsApplication();
        await using var transaction = await connection.BeginTransactionAsync(Stop);
        await Tell(connection, "Person", mine, mine);

        foreach (var table in (await Tables()).Where(t => t is not ("trust.data_key" or "intake.receipt_day" or "correspondence.posting")))
        {
            var key = table == "intake.request" ? "id" : "request_id";
            Assert.Equal(await house.Ask($"SELECT count(*) FROM {table} WHERE {key} = '{mine}'"), await Count(connection, table));
        }
    }

    [Fact]
    public async Task A_clerk_reads_what_is_in_open_work_and_of_everything_else_the_line_alone()
    {
        var clerk = (Guid)(await house.Ask("SELECT id FROM trust.clerk WHERE display_name = 'Jonas Winter'"))!;
        var theirs = await house.Ask($"SELECT count(DISTINCT request_id) FROM cases.task WHERE closed_at IS NULL AND (assigned_to = '{clerk}' OR assigned_to IS NULL)");
        await using var connection = await AsApplication();
        await using var transaction = await connection.BeginTransactionAsync(Stop);
        await Tell(connection, "Clerk", clerk, null);

        Assert.Equal(theirs, await Ask(connection, "SELECT count(DISTINCT request_id) FROM intake.answers"));
        Assert.Equal(await house.Ask("SELECT count(*) FROM intake.request"), await Count(connection, "intake.request"));
    }

    [Fact]
    public async Task A_right_cannot_be_changed_or_taken_out_of_the_book()
    {
        await using var connection = await AsApplication();
        foreach (var sql in (string[])["UPDATE trust.grant SET holder = gen_random_uuid()", "UPDATE trust.grant SET until = 'infinity'", "TRUNCATE trust.grant", "ALTER TABLE intake.answers DISABLE ROW LEVEL SECURITY", "DROP POLICY sight ON intake.answers", "CREATE OR REPLACE FUNCTION trust.sees_all() RETURNS boolean LANGUAGE sql AS 'SELECT true'"])
        {
            await using var command = new NpgsqlCommand(sql, connection);
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync(Stop))).SqlState);
        }

        // A right goes with an erased subject, and with nothing else (trust.only_erased).
        await using var delete = new NpgsqlCommand("DELETE FROM trust.grant", connection);
        Assert.Equal("OH005", (await Assert.ThrowsAsync<PostgresException>(() => delete.ExecuteNonQueryAsync(Stop))).SqlState);
    }

    [Fact]
    public async Task A_right_that_ended_stays_ended()
    {
        await house.Ask("""
            BEGIN; INSERT INTO trust.journal (id, kind, about, actor_kind, reason, at, commitment) VALUES (gen_random_uuid(), 'TaskAssigned', gen_random_uuid(), 'House', 'SetUp', now(), '\x00');
            UPDATE trust.grant SET ended_at = now() WHERE id = (SELECT id FROM trust.grant WHERE "right" = 'Work' AND ended_at IS NULL ORDER BY id DESC LIMIT 1); COMMIT
            """);
        await using var connection = await AsApplication();
        await using var command = new NpgsqlCommand("UPDATE trust.grant SET ended_at = NULL WHERE ended_at IS NOT NULL", connection);
        Assert.Equal("OH002", (await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync(Stop))).SqlState);
    }

    [Fact]
    public async Task A_connection_that_goes_back_to_the_pool_carries_nobody_over()
    {
        var services = new ServiceCollection();
        await using var pool = NpgsqlDataSource.Create(Roles.AsApplication(house.Database) + ";Maximum Pool Size=1");
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(house.Services.GetRequiredService<OfficePlace>());
        services.AddPlatform(house.Services.GetRequiredService<OfficePlace>(), pool);
        services.AddScoped<Actor>();
        services.AddScoped<IOnBehalf>(s => s.GetRequiredService<Actor>());
        await using var rooms = services.BuildServiceProvider();

        foreach (var way in (Func<OfficeDb, Task>[])[db => db.Set<Grant>().CountAsync(Stop), InTransaction, Broken])
        {
            await using (var scope = rooms.CreateAsyncScope())
            {
                scope.ServiceProvider.GetRequiredService<Actor>().Is(ActorKind.House, null);
                await way(scope.ServiceProvider.GetRequiredService<OfficeDb>());
            }

            await using var next = await pool.OpenConnectionAsync(Stop);
            Assert.Equal("", await Ask(next, "SELECT coalesce(current_setting('oh.kind', true), '') || coalesce(current_setting('oh.actor', true), '') || coalesce(current_setting('oh.subject', true), '')"));
            Assert.Equal(0L, await Count(next, "intake.request"));
        }
    }

    private static async Task InTransaction(OfficeDb db)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(Stop);
        Assert.Equal("House", (await db.Database.SqlQuery<string>($"""SELECT current_setting('oh.kind') AS "Value" """).ToListAsync(Stop)).Single());
        await transaction.CommitAsync(Stop);
    }

    private static async Task Broken(OfficeDb db) =>
        await Assert.ThrowsAsync<PostgresException>(() => db.Database.ExecuteSqlAsync($"SELECT 1 / 0", Stop));

    private async Task<NpgsqlConnection> AsApplication()
    {
        var connection = new NpgsqlConnection(Roles.AsApplication(house.Database) + ";Pooling=false");
        await connection.OpenAsync(Stop);
        return connection;
    }

    private static async Task Tell(NpgsqlConnection connection, string kind, Guid actor, Guid? subject) =>
        await Ask(connection, $"SELECT set_config('oh.kind', '{kind}', true), set_config('oh.actor', '{actor}', true), set_config('oh.subject', '{subject}', true), set_config('oh.now', now()::text, true)");

    private async Task<IReadOnlyList<string>> Tables() => ((string)(await house.Ask($"SELECT string_agg(format, ';') FROM ({Theirs}) AS t"))!).Split(';');

    private static async Task<long> Count(NpgsqlConnection connection, string table) => (long)(await Ask(connection, $"SELECT count(*) FROM {table}"))!;

    private static async Task<object?> Ask(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(Stop);
    }
}
