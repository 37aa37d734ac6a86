using System.Diagnostics;
using System.Globalization;
using Npgsql;
using OffenesHaus.Platform;

namespace OffenesHaus.Bench;

/// <summary>How long a house is away: a whole data folder backed up and restored by the commands, each a process of its own, with the proof. (R14)</summary>
internal static class RestoreSpeed
{
    private static readonly TimeSpan Goal = TimeSpan.FromMinutes(15);

    public static async Task<int> Run()
    {
        var (requests, files, kilobytes) = (Setting("OH_REQUESTS", 100_000), Setting("OH_FILES", 20_000), Setting("OH_FILE_KB", 30));
        var root = Path.Combine(Environment.GetEnvironmentVariable("OH_FOLDER") ?? Path.GetTempPath(), "oh-restore-" + Path.GetRandomFileName());
        var (house, copies, back) = (Path.Combine(root, "house"), Path.Combine(root, "copies"), Path.Combine(root, "back"));
        try
        {
            var began = Stopwatch.GetTimestamp();
            var bytes = await Fill(house, requests, files, kilobytes * 1_000);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{requests} requests with {requests * RestoreFill.PagesEach} sealed pages, {requests * RestoreFill.EntriesEach} entries of the journal, {files} files of {kilobytes} kB; database {bytes / 1_000_000} MB; filled in {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s. {Environment.ProcessorCount} processors, load average {Speed.LoadAverage()}."));

            var backup = await Oh(house, "backup", copies);
            var again = await Oh(house, "backup", copies);
            var restore = await Oh(back, "restore", copies, "--keys", Path.Combine(house, "keys"));
            Console.WriteLine("| step | s |");
            Console.WriteLine("| --- | --- |");
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| first backup | {backup.TotalSeconds:0} |\n| second backup, no new file | {again.TotalSeconds:0} |\n| restore with proof | {restore.TotalSeconds:0} |"));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"restore {restore.TotalMinutes:0.0} min, goal <= {Goal.TotalMinutes:0}{(restore > Goal ? ", MISSED" : "")}. Load average {Speed.LoadAverage()}."));
            return restore <= Goal ? 0 : 1;
        }
        finally
        {
            if (Directory.Exists(root))
                Directory.Delete(root, recursive: true);
        }
    }

    private static async Task<long> Fill(string house, int requests, int files, int bytes)
    {
        await MakeHouse(house);
        await using var cluster = await PrivatePostgres.Start(new() { Data = house }, _ => { }, CancellationToken.None);
        await using var owner = NpgsqlDataSource.Create(cluster.ConnectionString + ";Pooling=false;Command Timeout=0");
        using var office = OfficeKey.Open(house);
        await new RestoreFill(owner, new() { Folder = house, Definitions = AppContext.BaseDirectory, Anchors = Path.Combine(house, "anchors") }, office).Run(requests, files, bytes);
        await using var size = owner.CreateCommand("SELECT pg_database_size(current_database())");
        return (long)(await size.ExecuteScalarAsync())!;
    }

    // Opened once and closed again: tables, keys and folders as the program makes them.
    private static async Task MakeHouse(string house)
    {
        Directory.CreateDirectory(house);
        var start = new ProcessStartInfo("dotnet", [Program]) { RedirectStandardOutput = true };
        foreach (var (name, value) in ((string, string)[])[("OffenesHaus__Data", house), ("OffenesHaus__Urls", "http://127.0.0.1:0"), ("OffenesHaus__Demonstration", "false")])
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
            if (line.Contains("is open", StringComparison.Ordinal))
                using (var end = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]))
                    await end.WaitForExitAsync();
        await process.WaitForExitAsync();
    }

    private static string Program => Environment.GetEnvironmentVariable("OH_WEB") ?? throw new InvalidOperationException("OH_WEB names the built program of the house; the run scripts set it.");

    private static async Task<TimeSpan> Oh(string data, params string[] words)
    {
        var start = new ProcessStartInfo("dotnet", [Program, .. words]);
        start.Environment["OffenesHaus__Data"] = data;
        var began = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? Stopwatch.GetElapsedTime(began) : throw new InvalidOperationException($"'{words[0]}' ended with {process.ExitCode}.");
    }

    private static int Setting(string name, int otherwise) => int.Parse(Environment.GetEnvironmentVariable(name) ?? otherwise.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
