using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OffenesHaus.Trust;

namespace OffenesHaus.Web.Tests;

/// <summary>The whole house with its doors open: real database, real files, real HTTP on a port of its own. One for each test class.</summary>
public class OpenHouse : IAsyncLifetime
{
    private WebApplication? app;
    private NpgsqlDataSource? asking;
    private string urls = "http://127.0.0.1:0";

    public Uri Address { get; private set; } = null!;

    /// <summary>The data folder: keys and files.</summary>
    public string Data { get; } = Directory.CreateTempSubdirectory("oh-house-").FullName;

    /// <summary>The owner's connection string of this house's database.</summary>
    public string Database { get; private set; } = "";

    public IServiceProvider Services => app!.Services;

    /// <summary>What a class of tests wants to be otherwise: a clock, the demonstration office.</summary>
    protected virtual HouseSettings Settings(HouseSettings settings) => settings;

    /// <summary>Whether this house has the hours of the sample office; a house nobody set hours for has none.</summary>
    protected virtual bool HasHours => true;

    /// <summary>Makes the database this house stands on, and puts into the data folder what belongs to it.</summary>
    protected virtual Task<string> MakeDatabase() => OneCluster.NewDatabase();

    /// <summary>The way from the house to its database, where a class of tests wants something to stand in it.</summary>
    protected virtual string WayTo(string database) => database;

    public async ValueTask InitializeAsync()
    {
        Database = await MakeDatabase();
        await OpenDoors();
    }

    public async ValueTask DisposeAsync()
    {
        await CloseDoors();
        if (asking is not null)
            await asking.DisposeAsync();
        Directory.Delete(Data, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes the house and opens it again at the same address: the same folder, the same database, nothing left in memory.</summary>
    public async Task Restart()
    {
        await CloseDoors();
        await OpenDoors();
    }

    /// <summary>Somebody with a browser of their own, whose script is switched off. <paramref name="from"/>: the address they come from, 127.x.y.z.</summary>
    public Visitor Visitor(string? from = null) => new(Address, from);

    /// <summary>A scope as a door makes one, with its actor.</summary>
    public AsyncServiceScope As(ActorKind kind, Guid? id = null)
    {
        var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Actor>().Is(kind, id);
        return scope;
    }

    /// <summary>Somebody who works at the desk, without an account: what the rights of a case worker let them see.</summary>
    public async Task<Guid> SomebodyAtTheDesk()
    {
        var clerk = Guid.CreateVersion7(TimeProvider.System.GetUtcNow());
        await Ask($"""
            BEGIN; INSERT INTO trust.journal (id, kind, about, actor_kind, reason, at, commitment) VALUES (gen_random_uuid(), 'ClerkCreated', '{clerk}', 'House', 'SetUp', now(), '\x00');
            INSERT INTO trust.grant (id, holder, "right", why, given_at) VALUES (gen_random_uuid(), '{clerk}', 'Desk', 'account', now()); COMMIT
            """);
        return clerk;
    }

    /// <summary>What lies in the file store, finished or not.</summary>
    public IReadOnlyList<string> StoredFiles() => Directory.GetFiles(Path.Combine(Data, "files"), "*", SearchOption.AllDirectories);

    /// <summary>Asks the database itself, past the house.</summary>
    public async Task<object?> Ask(string sql)
    {
        await using var command = (asking ??= NpgsqlDataSource.Create(Database + ";Maximum Pool Size=3;Command Timeout=180")).CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }

    private async Task OpenDoors()
    {
        app = await Commands.Open(Settings(new() { Data = Data, Urls = urls, Demonstration = false }), WayTo(Database));
        if (HasHours)
            await Opening.SetUpSampleHours(app.Services, CancellationToken.None);
        urls = House.Addresses(app).Single();
        Address = new Uri(urls);
    }

    internal async Task CloseDoors()
    {
        if (app is null)
            return;

        var connections = Services.GetRequiredService<NpgsqlDataSource>();
        await app.StopAsync();
        await app.DisposeAsync();
        await connections.DisposeAsync();
        app = null;
    }
}
