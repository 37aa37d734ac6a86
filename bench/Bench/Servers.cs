using System.Diagnostics;
using System.Globalization;
using Npgsql;
using OffenesHaus.Platform;

namespace OffenesHaus.Bench;

/// <summary>One database cluster, the house on one database of it and the floor on another, each a process of its own.</summary>
internal sealed class Servers : IAsyncDisposable
{
    private readonly PrivatePostgres cluster;
    private readonly List<Process> processes = [];
    private readonly string data = Directory.CreateTempSubdirectory("oh-bench-").FullName;

    private Servers(PrivatePostgres cluster) => this.cluster = cluster;

    public Uri House { get; private set; } = null!;

    public Uri Floor { get; private set; } = null!;

    public static async Task<Servers> Start(bool withFloor = true)
    {
        var servers = new Servers(await PrivatePostgres.Start(PostgresPlace.ForOneRun(), _ => { }, CancellationToken.None));
        try
        {
            await servers.Make("house");
            var program = Environment.GetEnvironmentVariable("OH_WEB") ?? throw new InvalidOperationException("OH_WEB names the built program of the house; the run scripts set it.");
            servers.House = await servers.Begin([program], ("OffenesHaus__Database", servers.Connection("house")), ("OffenesHaus__Data", Path.Combine(servers.data, "house")),
                ("OffenesHaus__Urls", "http://127.0.0.1:0"), ("OffenesHaus__Demonstration", "false"));
            if (withFloor)
            {
                await servers.Make("floor");
                servers.Floor = await servers.Begin([typeof(Servers).Assembly.Location, "floor", servers.Connection("floor"), servers.data]);
            }
            return servers;
        }
        catch
        {
            await servers.DisposeAsync();
            throw;
        }
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
