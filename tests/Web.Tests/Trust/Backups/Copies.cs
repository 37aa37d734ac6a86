using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OffenesHaus.Platform;
using OffenesHaus.Trust.Backups;
using OffenesHaus.Web.Shared;

namespace OffenesHaus.Web.Tests.Trust.Backups;

/// <summary>A folder with backups of one house, and folders into which they are put back: what an operator does with the commands.</summary>
internal sealed class Copies(OpenHouse house) : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("oh-copies-").FullName;
    private int made;

    public string Folder => Path.Combine(root, "backups");

    public string KeyFile => Path.Combine(Folder, "keys", "wrapped.keys");

    public string New() => Path.Combine(root, $"{++made}");

    /// <summary>Everything the house keeps under <c>keys/</c>, as its operator copied it apart.</summary>
    public string SafeCopy()
    {
        var copy = New();
        Duplicate(Path.Combine(house.Data, "keys"), copy);
        return copy;
    }

    public Task<T> AsOperator<T>(Func<IServiceProvider, Task<T>> work) => AsOperator(house.Database, house.Data, work);

    public static async Task<T> AsOperator<T>(string database, string data, Func<IServiceProvider, Task<T>> work)
    {
        await using var owner = NpgsqlDataSource.Create(database + ";Pooling=false");
        await using var rooms = BackupCommands.Rooms(new() { Data = data }, owner);
        await using var scope = rooms.GetRequiredService<HouseScope>()();
        return await work(scope.ServiceProvider);
    }

    public Task<BackupMade> BackUp(string? to = null) => AsOperator(s => s.GetRequiredService<KeepBackup>().Run(to ?? Folder, keep: 0, _ => { }, CancellationToken.None));

    public Task<int> Rotate(string copies, Action<string>? say = null) => AsOperator(async s =>
    {
        var rotate = s.GetRequiredService<RotateKeys>();
        rotate.Grace = TimeSpan.FromMilliseconds(200);
        await rotate.Run(copies, () => SealedCookieKeys.Rewrapped(new HouseSettings { Data = house.Data }.Place, s.GetRequiredService<OfficeKey>()), Directory.Exists(Folder) ? [Folder] : [], say ?? (_ => { }), CancellationToken.None);
        return 0;
    });

    /// <summary>A record that names one folder.</summary>
    public static LastBackup To(string folder, DateTimeOffset whole) => new LastBackup { At = whole, Folder = folder }.With(folder, whole);

    public static async Task<long> Count(NpgsqlDataSource source, string from)
    {
        await using var command = source.CreateCommand($"SELECT count(*) FROM {from}");
        return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    /// <summary>A command of the house in a process of its own: its code and what it said.</summary>
    public static async Task<(int Code, string Said)> Oh(string data, string database, params string[] words)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "OffenesHaus.Web.dll"), .. words]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["OffenesHaus__Database"] = database;
        start.Environment["OffenesHaus__Data"] = data;
        using var process = Process.Start(start)!;
        var (said, complained) = (process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await said + await complained);
    }

    /// <summary>Puts a set back. The connection string of the restored database.</summary>
    public static async Task<string> Restore(string from, string keys, string data, Action<string>? say = null)
    {
        var database = await OneCluster.NewDatabase(like: "Database=template0");
        var settings = new HouseSettings { Data = data, Database = database };
        await OffenesHaus.Trust.Backups.Restore.Run(new() { From = from, Keys = keys, Place = settings.Place, Database = database, Migrations = Migrations.Known(), Bring = Migrations.Bring, Rooms = owner => BackupCommands.Rooms(settings, owner) }, say ?? (_ => { }), CancellationToken.None);
        return database;
    }

    public static async Task<WebApplication> Open(string database, string data) => await Commands.Open(new() { Data = data, Urls = "http://127.0.0.1:0" }, database);

    public static void Duplicate(string from, string to)
    {
        Directory.CreateDirectory(to, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        foreach (var folder in Directory.EnumerateDirectories(from, "*", SearchOption.AllDirectories))
            Directory.CreateDirectory(Path.Combine(to, Path.GetRelativePath(from, folder)), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
            File.Copy(file, Path.Combine(to, Path.GetRelativePath(from, file)));
    }

    public void Dispose() => Directory.Delete(root, recursive: true);
}
