using System.Diagnostics;
using OffenesHaus.Platform;

namespace OffenesHaus.Office.Tests.Platform;

public sealed class KilledPostgresTests
{
    [Fact]
    public async Task What_a_killed_house_left_running_is_taken_over()
    {
        await using var folder = new DataFolder();
        var pid = await folder.ServerOfAKilledHouse();

        await using var house = await folder.Start();

        Assert.Equal(pid, folder.Server);
        Assert.Contains(folder.Said, s => s.StartsWith("Took over", StringComparison.Ordinal));
        Assert.Equal(1, await DataFolder.Ask(house.ConnectionString, "SELECT 1"));
    }

    [Fact]
    public async Task With_other_settings_the_running_one_is_started_anew()
    {
        await using var folder = new DataFolder();
        var pid = await folder.ServerOfAKilledHouse();
        folder.Place = folder.Place with { Settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["shared_buffers"] = "48MB" } };

        await using var house = await folder.Start();

        Assert.NotEqual(pid, folder.Server);
        Assert.Equal("48MB", await DataFolder.Ask(house.ConnectionString, "SHOW shared_buffers"));
    }

    [Fact]
    public async Task A_server_that_hangs_is_ended_and_started_anew()
    {
        await using var folder = new DataFolder();
        var pid = await folder.ServerOfAKilledHouse();
        await DataFolder.Shell($"kill -STOP {pid}");

        await using var house = await folder.Start();

        Assert.NotEqual(pid, folder.Server);
        Assert.Equal(1, await DataFolder.Ask(house.ConnectionString, "SELECT 1"));
    }

    [Fact]
    public async Task A_killed_server_and_its_stale_lock_do_not_stop_the_next_start()
    {
        await using var folder = new DataFolder();
        await DataFolder.Shell($"kill -9 {await folder.ServerOfAKilledHouse()}");

        await using var house = await folder.Start();

        Assert.Equal(1, await DataFolder.Ask(house.ConnectionString, "SELECT 1"));
    }

    [Fact]
    public async Task A_busy_backend_that_outlived_its_server_is_ended()
    {
        await using var folder = new DataFolder();
        var first = await folder.Start();
        var work = DataFolder.Ask(first.ConnectionString, "SELECT count(*) FROM generate_series(1, 100000) a, generate_series(1, 100000) b");
        var backend = await Eventually(async () => await DataFolder.Ask(first.ConnectionString, "SELECT pid FROM pg_stat_activity WHERE query LIKE 'SELECT count%'") as int?);
        first.LetGo();
        await DataFolder.Shell($"kill -9 {folder.Server}");
        Assert.True(PostgresRemains.IsOurs(backend, folder.Cluster), "The backend should have outlived its server, or this test shows nothing.");

        await using var house = await folder.Start();

        Assert.False(PostgresRemains.IsOurs(backend, folder.Cluster));
        Assert.Equal(1, await DataFolder.Ask(house.ConnectionString, "SELECT 1"));
        await Assert.ThrowsAnyAsync<Exception>(() => work);
    }

    [Fact]
    public async Task A_lock_that_names_a_stranger_is_removed_and_the_stranger_lives()
    {
        await using var folder = new DataFolder();
        await (await folder.Start()).DisposeAsync();
        using var stranger = Process.Start(new ProcessStartInfo("sleep", ["60"]) { WorkingDirectory = folder.Cluster })!;
        await File.WriteAllTextAsync(Path.Combine(folder.Cluster, "postmaster.pid"),
            $"{stranger.Id}\n{folder.Cluster}\n1700000000\n5432\n/run/oh-gone\n\n  1 2\nready   \n", TestContext.Current.CancellationToken);

        await using var house = await folder.Start();

        Assert.Equal(1, await DataFolder.Ask(house.ConnectionString, "SELECT 1"));
        Assert.False(stranger.HasExited);
        stranger.Kill();
    }

    [Fact]
    public async Task A_server_killed_under_a_living_house_is_started_again_at_the_same_socket()
    {
        await using var folder = new DataFolder();
        await using var house = await folder.Start();
        var pid = folder.Server;

        await DataFolder.Shell($"kill -9 {pid}");

        Assert.Equal(1, await Eventually(async () => await DataFolder.Ask(house.ConnectionString, "SELECT 1") as int?));
        Assert.NotEqual(pid, folder.Server);
    }

    [Fact]
    public async Task A_cluster_that_was_half_made_is_made_again()
    {
        await using var folder = new DataFolder();
        Directory.CreateDirectory(folder.Cluster + ".new");
        await File.WriteAllTextAsync(Path.Combine(folder.Cluster + ".new", "PG_VERSION"), "15", TestContext.Current.CancellationToken);

        await using var house = await folder.Start();

        Assert.Equal(1, await DataFolder.Ask(house.ConnectionString, "SELECT 1"));
    }

    private static async Task<int> Eventually(Func<Task<int?>> answer)
    {
        for (var clock = Stopwatch.StartNew(); ; await Task.Delay(50))
        {
            try
            {
                if (await answer() is { } found) return found;
            }
            catch (Npgsql.NpgsqlException) when (clock.Elapsed < TimeSpan.FromSeconds(30))
            {
                continue;
            }
            Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(30));
        }
    }
}
