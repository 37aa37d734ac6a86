using System.Diagnostics;
using System.Globalization;
using Npgsql;
using OffenesHaus.Platform;

namespace OffenesHaus.Bench;

/// <summary>One database cluster, and on it houses and floors, each a process of its own.</summary>
internal sealed class Servers : IAsyncDisposable
{
    private readonly PrivatePostgres cluster;
    private readonly List<Process> processes = [];
    private readonly string data = Directory.CreateTempSubdirectory("oh-bench-").FullName;

    private Servers(PrivatePostgres cluster) => this.cluster = cluster;

    public Uri House { get; private set; } = null!;

    public Uri Floor { get; private set; } = null!;

    /// <summary>A house on one database and, if wanted, a floor on another.</summary>
    public static async Task<Servers> Start(bool withFloor)
    {
        var servers = await Start();
        try
        {
            servers.House = await servers.OpenHouse("house");
            if (withFloor)
            {
                await servers.Make("floor");
                servers.Floor = await servers.OpenFloor("floor");
            }
            return servers;
        }
        catch
        {
            await servers.DisposeAsync();
            throw;
        }
    }

    /// <summary>The cluster alone.</summary>
    public static async Task<Servers> Start() => new(await PrivatePostgres.Start(PostgresPlace.ForOneRun(), _ => { }, CancellationToken.None));

    /// <summary>A house on a new database of that name. <paramref name="demonstration"/>: with the invented office, whose clerks log in with one click.</summary>
    public async Task<Uri> OpenHouse(string database, bool demonstration = false)
    {
        await Make(database);
        var program = Environment.GetEnvironmentVariable("OH_WEB") ?? throw new InvalidOperationException("OH_WEB names the built program of the house; the run scripts set it.");
        return await Begin([program], ("OffenesHaus__Database", Connection(database)), ("OffenesHaus__Data", Path.Combine(data, database)),
            ("OffenesHaus__Urls", "http://127.0.0.1:0"), ("OffenesHaus__Demonstration", demonstration ? "true" : "false"));
    }

    /// <summary>A floor on a database that is there.</summary>
    public Task<Uri> OpenFloor(string database) => Begin([typeof(Servers).Assembly.Location, "floor", Connection(database), data]);

    /// <summary>Runs a statement as the owner.</summary>
    public async Task Do(string database, string sql)
    {
        await using var source = NpgsqlDataSource.Create(Connection(database) + ";Pooling=false;Command Timeout=600");
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    public async Task<long> Count(string database, string sql)
    {
        await using var source = NpgsqlDataSource.Create(Connection(database) + ";Pooling=false");
        await using var command = source.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Processor time in milliseconds that both servers and the database have used up to now. On a shared machine it tells more than the clock.</summary>
    public double ProcessorTime()
    {
        var sum = processes.Sum(p => Used(p.Id));
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
            if (int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id) && WorksIn(folder) == cluster.Folder)
                sum += Used(id);
        return sum;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in processes)
        {
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
        }
        await cluster.DisposeAsync();
        Directory.Delete(data, recursive: true);
    }

    private static double Used(int process)
    {
        try
        {
            var fields = File.ReadAllText($"/proc/{process}/stat").Split(") ", 2)[1].Split(' ');
            return (long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture)) * 10.0;
        }
        catch (IOException)
        {
            return 0;
        }
    }

    private static string? WorksIn(string process)
    {
        try
        {
            return new FileInfo(Path.Combine(process, "cwd")).LinkTarget;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private async Task<Uri> Begin(string[] words, params (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet", words) { RedirectStandardOutput = true };
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        var process = Process.Start(start)!;
        processes.Add(process);
        while (await process.StandardOutput.ReadLineAsync() is { } line)
            if (line.IndexOf("http://", StringComparison.Ordinal) is >= 0 and var at)
            {
                _ = process.StandardOutput.ReadToEndAsync();
                return new(line[at..]);
            }
        throw new InvalidOperationException($"{words[0]} did not open.");
    }

    private async Task Make(string database)
    {
        await using var source = NpgsqlDataSource.Create(cluster.ConnectionString + ";Pooling=false");
        await using var command = source.CreateCommand($"CREATE DATABASE {database}");
        await command.ExecuteNonQueryAsync();
    }

    private string Connection(string database) => new NpgsqlConnectionStringBuilder(cluster.ConnectionString) { Database = database }.ConnectionString;
}
