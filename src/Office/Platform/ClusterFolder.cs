using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace OffenesHaus.Platform;

/// <summary>The folder of the cluster: <c>pg</c> in the data folder, or a place the cluster's account can reach and a link to it.</summary>
internal sealed class ClusterFolder
{
    public const string Outside = "/var/lib/offenes-haus";

    private ClusterFolder(string path) => Path = path;

    /// <summary>Absolute and free of links, as the kernel shows it for a process that works there.</summary>
    public string Path { get; }

    public bool IsMade => Version is not null;

    public int? Version => File.Exists(In("PG_VERSION"))
        && int.TryParse(File.ReadAllText(In("PG_VERSION")).Split('.')[0], CultureInfo.InvariantCulture, out var version) ? version : null;

    public string In(string file) => System.IO.Path.Combine(Path, file);

    internal static ClusterFolder At(string path) => new(path);

    /// <summary>Finds the cluster without asking whether it can be run.</summary>
    public static async Task<ClusterFolder> Of(string data, CancellationToken stop)
    {
        var answer = await Command.Run(["readlink", "-m", System.IO.Path.Combine(data, "pg")], stop);
        return new ClusterFolder(answer.Said.TrimEnd('\n'));
    }

    public static async Task<ClusterFolder> For(PostgresPlace place, PostgresAccount account, CancellationToken stop)
    {
        var here = await Of(place.Data, stop);
        var parent = System.IO.Path.GetDirectoryName(here.Path)!;
        if (Directory.Exists(parent) && await account.CanEnter(parent, stop)) return here;
        if (here.IsMade) throw new CannotStart(
            $"The account {account.Name}, under which PostgreSQL runs, may not enter {parent}.",
            $"Let it pass (`chmod o+x` on each folder above), or choose another folder with --data.");

        // A clone in root's home: nobody else may enter, so the cluster lies outside and a link says where.
        var outside = System.IO.Path.Combine(Outside, Short(here.Path));
        HouseFolder.Make(Outside);
        HouseFolder.Make(outside);
        File.CreateSymbolicLink(System.IO.Path.Combine(place.Data, "pg"), System.IO.Path.Combine(outside, "pg"));
        return await Of(place.Data, stop);
    }

    /// <summary>Programs in a folder that the account may not read are copied once to where it may.</summary>
    public static async Task<PostgresPrograms> Reachable(PostgresPrograms programs, PostgresAccount account, CancellationToken stop)
    {
        if (await account.CanRead(programs.Server, stop)) return programs;
        await using var server = File.OpenRead(programs.Server);
        var copy = System.IO.Path.Combine(Outside, "postgresql-" + Convert.ToHexStringLower(await SHA256.HashDataAsync(server, stop))[..10]);
        if (!Directory.Exists(copy))
        {
            HouseFolder.Make(Outside);
            var fresh = $"{copy}.{Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}";
            await Command.Run(["cp", "-a", System.IO.Path.GetDirectoryName(programs.Folder)!, fresh], stop);
            Directory.Move(fresh, copy);
        }
        return programs with { Folder = System.IO.Path.Combine(copy, "bin") };
    }

    private static string Short(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..10];
}
