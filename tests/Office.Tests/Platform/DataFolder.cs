using System.Diagnostics;
using Npgsql;
using OffenesHaus.Platform;

namespace OffenesHaus.Office.Tests.Platform;

/// <summary>A data folder of a house that goes away with the test, and with it every server that a test left running in it.</summary>
internal sealed class DataFolder : IAsyncDisposable
{
    public DataFolder()
    {
        Above = Directory.CreateTempSubdirectory("oh-test-").FullName;
        File.SetUnixFileMode(Above, (UnixFileMode)0b111_001_001);
        Place = new PostgresPlace
        {
            Data = Path.Combine(Above, "data"),
            Settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["shared_buffers"] = "32MB" },
        };
    }

    public string Above { get; }

    public PostgresPlace Place { get; set; }

    public List<string> Said { get; } = [];

    public string Cluster => Path.Combine(Place.Data, "pg");

    public int Server => int.Parse(File.ReadLines(Path.Combine(Cluster, "postmaster.pid")).First());

    public Task<PrivatePostgres> Start() => PrivatePostgres.Start(Place, Said.Add, TestContext.Current.CancellationToken);

    /// <summary>What remains of a house that was killed: its database runs on, nobody holds the folder.</summary>
    public async Task<int> ServerOfAKilledHouse()
    {
        var house = await Start();
        var pid = Server;
        house.LetGo();
        return pid;
    }

    public static async Task<object?> Ask(string connection, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connection + ";Pooling=false");
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }

    public static async Task<string> Shell(string line)
    {
        using var shell = Process.Start(new ProcessStartInfo("sh", ["-c", line]) { RedirectStandardOutput = true })!;
        var said = await shell.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await shell.WaitForExitAsync(TestContext.Current.CancellationToken);
        return said;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var pid in PostgresRemains.Ours(Cluster)) await Shell($"kill -9 {pid}");
        while (PostgresRemains.Ours(Cluster).Count > 0) await Task.Delay(20);
        Directory.Delete(Above, recursive: true);
    }
}
