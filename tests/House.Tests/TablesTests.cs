using Microsoft.EntityFrameworkCore;
using Npgsql;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Proof;
using OffenesHaus.Trust.Staff;
using OffenesHaus.Web.Tests;

namespace OffenesHaus.House.Tests;

/// <summary>Asks the migrated database itself.</summary>
public sealed class TablesTests : IAsyncLifetime
{
    private const string Erasable = """
        SELECT n.nspname || '.' || c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'p') AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast') AND has_table_privilege('offenes_haus_app', c.oid, 'DELETE')
          AND NOT EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = c.oid AND t.tgname IN ('only_erased', 'key_rules') AND t.tgenabled = 'O')
        """;

    private const string Sampled = """
        SELECT c.relname || '.' || a.attname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
        WHERE a.attnum > 0 AND NOT a.attisdropped AND coalesce(a.attstattarget, -1) <> 0
          AND (c.oid = 'people.search_trait'::regclass OR EXISTS (SELECT FROM pg_index i WHERE i.indexrelid = c.oid AND i.indrelid = 'people.search_trait'::regclass AND i.indexprs IS NOT NULL))
        """;

    // Whatever else it may delete goes only when an erasure stands for it: the database itself insists (trust.demand_erased).
    private static readonly string[] Spent =
        ["cases.worklist_count", "cases.worklist_delta", "cases.worklist_sum", "platform.outbox", "trust.clerk_claim", "trust.clerk_login", "trust.clerk_passkey", "trust.clerk_spare_code", "trust.clerk_token", "trust.ended_session", "trust.guess"];

    private NpgsqlDataSource owner = null!;

    public async ValueTask InitializeAsync() => owner = NpgsqlDataSource.Create(await OneCluster.NewDatabase() + ";Pooling=false");

    public ValueTask DisposeAsync() => owner.DisposeAsync();

    [Fact]
    public async Task Every_table_of_a_room_demands_a_journal_entry() =>
        Assert.Equal(EntryGuards.Free, await Names(EntryGuards.Without), StringComparer.Ordinal);

    [Fact]
    public async Task A_new_table_without_its_guard_is_noticed()
    {
        await Do("CREATE TABLE cases.planted (id uuid PRIMARY KEY)");
        Assert.Contains("cases.planted", await Names(EntryGuards.Without), StringComparer.Ordinal);

        await Do("SELECT trust.guard('cases.planted')");
        Assert.DoesNotContain("cases.planted", await Names(EntryGuards.Without), StringComparer.Ordinal);
    }

    [Fact]
    public async Task The_application_may_delete_only_what_is_spent_or_erased() =>
        Assert.Equal(Spent, await Names(Erasable), StringComparer.Ordinal);

    [Fact]
    public async Task Statistics_keep_no_samples_of_names_and_an_index_that_would_is_noticed()
    {
        Assert.Equal(["search_trait.request_id"], await Names(Sampled), StringComparer.Ordinal);

        await Do("CREATE INDEX planted ON people.search_trait (lower(name))");
        Assert.Equal(["planted.lower", "search_trait.request_id"], await Names(Sampled), StringComparer.Ordinal);
    }

    [Fact]
    public async Task The_application_may_add_to_the_journal_and_never_change_it() =>
        Assert.Equal("may add: True, may change: False, may delete: False", await Rights());

    [Fact]
    public void The_model_of_the_code_is_the_model_of_the_migrations()
    {
        using var office = Context<OfficeDb>(o => o.UseOffice(owner), o => new(o));
        using var staff = Context<StaffDb>(o => o.UseStaff(owner.CreateConnection()), o => new(o));

        Assert.False(office.Database.HasPendingModelChanges(), "An entity was changed without a migration: dotnet ef migrations add.");
        Assert.False(staff.Database.HasPendingModelChanges(), "An account was changed without a migration: dotnet ef migrations add -c StaffDb.");
    }

    [Fact]
    public void A_model_without_its_migration_is_noticed()
    {
        using var db = Context<Grown>(o => o.UseOffice(owner), o => new(o));

        Assert.True(db.Database.HasPendingModelChanges());
    }

    private static T Context<T>(Action<DbContextOptionsBuilder<T>> connect, Func<DbContextOptions<T>, T> make)
        where T : DbContext
    {
        var options = new DbContextOptionsBuilder<T>();
        connect(options);
        return make(options.Options);
    }

    private async Task<string> Rights()
    {
        await using var command = owner.CreateCommand("SELECT has_any_column_privilege('offenes_haus_app', 'trust.journal', 'INSERT'), has_any_column_privilege('offenes_haus_app', 'trust.journal', 'UPDATE'), has_table_privilege('offenes_haus_app', 'trust.journal', 'DELETE, TRUNCATE')");
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        return $"may add: {reader.GetBoolean(0)}, may change: {reader.GetBoolean(1)}, may delete: {reader.GetBoolean(2)}";
    }

    private async Task<List<string>> Names(string sql)
    {
        List<string> names = [];
        await using var command = owner.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            names.Add(reader.GetString(0));
        names.Sort(StringComparer.Ordinal);
        return names;
    }

    private async Task Do(string sql)
    {
        await using var command = owner.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private sealed class Grown(DbContextOptions<Grown> options) : DbContext(options)
    {
        protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<Leaf>().HasKey(l => l.Id);
    }

    private sealed class Leaf
    {
        public Guid Id { get; init; }
    }
}
