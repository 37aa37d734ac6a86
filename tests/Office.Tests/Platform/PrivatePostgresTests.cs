using System.Diagnostics;
using OffenesHaus.Platform;

namespace OffenesHaus.Office.Tests.Platform;

public sealed class PrivatePostgresTests
{
    [Fact]
    public async Task The_first_start_makes_a_database_with_checksums_and_German_order_that_no_network_reaches()
    {
        await using var folder = new DataFolder();
        await using var postgres = await folder.Start();
        var at = postgres.ConnectionString;

        Assert.Equal("on", await DataFolder.Ask(at, "SHOW data_checksums"));
        Assert.Equal("", await DataFolder.Ask(at, "SHOW listen_addresses"));
        Assert.Equal("on", await DataFolder.Ask(at, "SHOW synchronous_commit"));
        Assert.Equal("on", await DataFolder.Ask(at, "SHOW fsync"));
        Assert.Equal("Ärger,Arm,Ofen,Öl,Zaun", await DataFolder.Ask(at, "SELECT string_agg(w, ',' ORDER BY w) FROM unnest(ARRAY['Zaun','Öl','Arm','Ärger','Ofen']) w"));
        Assert.Equal("offenes_haus_owner", await DataFolder.Ask(at, "SELECT current_user::text"));
        Assert.Equal(false, await DataFolder.Ask(at, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user"));
        Assert.Equal("offenes_haus_owner", await DataFolder.Ask(at, "SELECT pg_get_userbyid(datdba)::text FROM pg_database WHERE datname = current_database()"));
    }

    [Fact]
    public async Task The_owner_may_make_roles_copies_and_extensions_and_start_a_backup()
    {
        await using var folder = new DataFolder();
        await using var postgres = await folder.Start();
        var at = postgres.ConnectionString;

        await DataFolder.Ask(at, "CREATE EXTENSION pg_trgm; CREATE EXTENSION unaccent; CREATE EXTENSION pgcrypto");
        await DataFolder.Ask(at, "CREATE DATABASE copy TEMPLATE offenes_haus");
        await DataFolder.Ask(at, "SELECT pg_backup_start('probe', true)::text");
        await DataFolder.Ask(at, $"CREATE ROLE {Roles.Application} NOLOGIN; GRANT {Roles.Application} TO {Roles.Owner}");

        Assert.Equal(Roles.Application, await DataFolder.Ask(Roles.AsApplication(at), "RESET ROLE; SELECT current_user::text"));
    }

    [Fact]
    public async Task Stopping_ends_every_process_and_the_second_start_finds_what_was_written_within_two_seconds()
    {
        await using var folder = new DataFolder();
        string sockets;
        await using (var first = await folder.Start())
        {
            await DataFolder.Ask(first.ConnectionString, "CREATE TABLE kept AS SELECT 42 AS answer");
            sockets = PostgresRemains.Read(await ClusterFolder.Of(folder.Place.Data, TestContext.Current.CancellationToken))!.Sockets;
        }
        Assert.Empty(PostgresRemains.Ours(folder.Cluster));
        Assert.False(Directory.Exists(sockets));

        // The best of three: what else the machine does is not the database's fault.
        var best = TimeSpan.MaxValue;
        for (var round = 0; round < 3; round++)
        {
            var clock = Stopwatch.StartNew();
            await using var again = await folder.Start();
            Assert.Equal(42, await DataFolder.Ask(again.ConnectionString, "SELECT answer FROM kept"));
            if (clock.Elapsed < best) best = clock.Elapsed;
        }
        Assert.InRange(best, TimeSpan.Zero, TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task A_second_house_on_the_same_folder_is_told_so_and_a_command_beside_it_joins_in()
    {
        await using var folder = new DataFolder();
        await using var house = await folder.Start();

        var refused = await Assert.ThrowsAsync<CannotStart>(folder.Start);
        Assert.Contains("Another house already runs", refused.Sentence);

        await using (var beside = await PrivatePostgres.Join(folder.Place, folder.Said.Add, TestContext.Current.CancellationToken))
            Assert.Equal(1, await DataFolder.Ask(beside.ConnectionString, "SELECT 1"));
        Assert.Equal(1, await DataFolder.Ask(house.ConnectionString, "SELECT 1"));
    }

    [Fact]
    public async Task The_application_connection_and_the_socket_are_closed_to_every_other_account()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only root can act as another account.");
        await using var folder = new DataFolder();
        await using var house = await folder.Start();
        var sockets = new Npgsql.NpgsqlConnectionStringBuilder(house.ConnectionString).Host;

        Assert.Equal("closed", (await DataFolder.Shell($"setpriv --reuid=65534 --regid=65534 --clear-groups ls {sockets} 2>/dev/null || echo closed")).Trim());
        Assert.Equal("closed", (await DataFolder.Shell($"setpriv --reuid=65534 --regid=65534 --clear-groups ls {folder.Cluster} 2>/dev/null || echo closed")).Trim());
    }

    [Fact]
    public async Task Under_a_closed_home_folder_the_cluster_lies_outside_and_a_link_says_where()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "An ordinary user's cluster runs under the user's own account.");
        await using var folder = new DataFolder();
        File.SetUnixFileMode(folder.Above, (UnixFileMode)0b111_000_000);
        string outside;
        await using (var house = await folder.Start())
        {
            outside = house.Folder;
            Assert.StartsWith(ClusterFolder.Outside, outside, StringComparison.Ordinal);
            Assert.Equal(outside, new DirectoryInfo(folder.Cluster).LinkTarget);
        }
        await using (var again = await folder.Start()) Assert.Equal(outside, again.Folder);
        Directory.Delete(Path.GetDirectoryName(outside)!, recursive: true);
    }

    [Fact]
    public async Task A_place_for_one_run_leaves_nothing_and_clears_away_what_a_killed_run_left()
    {
        var killed = PostgresPlace.ForOneRun();
        (await PrivatePostgres.Start(killed, _ => { }, TestContext.Current.CancellationToken)).LetGo();

        var place = PostgresPlace.ForOneRun();
        Assert.False(Directory.Exists(killed.Data));
        Assert.Empty(PostgresRemains.Ours(Path.Combine(killed.Data, "pg")));

        await using (var postgres = await PrivatePostgres.Start(place, _ => { }, TestContext.Current.CancellationToken))
            Assert.Equal("on", await DataFolder.Ask(postgres.ConnectionString, "SHOW fsync"));
        Assert.False(Directory.Exists(place.Data));
    }
}
