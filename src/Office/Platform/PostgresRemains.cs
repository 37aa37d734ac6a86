using System.Globalization;
using System.Runtime.InteropServices;

namespace OffenesHaus.Platform;

/// <summary>What runs or was left behind in a cluster's folder, and how it is ended: by its own number, never by name.</summary>
internal static class PostgresRemains
{
    private const int SigInt = 2, SigQuit = 3, SigKill = 9;

    /// <summary>The lock file of a server as it wrote it itself.</summary>
    internal sealed record Postmaster(int Pid, string Sockets, bool IsReady);

    public static Postmaster? Read(ClusterFolder cluster)
    {
        try
        {
            var lines = File.ReadAllLines(cluster.In("postmaster.pid"));
            return int.TryParse(lines[0], CultureInfo.InvariantCulture, out var pid)
                ? new Postmaster(pid, lines.ElementAtOrDefault(4) ?? "", lines.ElementAtOrDefault(7)?.Trim() == "ready")
                : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or IndexOutOfRangeException)
        {
            return null;
        }
    }

    /// <summary>Ours is a PostgreSQL process that works in the folder; a shell that somebody opened there is not.</summary>
    public static bool IsOurs(int pid, string folder)
    {
        try
        {
            var at = $"/proc/{pid.ToString(CultureInfo.InvariantCulture)}";
            return File.ReadAllText(at + "/comm").TrimEnd() == "postgres" && new DirectoryInfo(at + "/cwd").LinkTarget == folder;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;                                  // ended meanwhile (a zombie works nowhere), or somebody else's
        }
    }

    public static List<int> Ours(string folder) =>
        [.. Directory.EnumerateDirectories("/proc").Select(d => int.TryParse(Path.GetFileName(d), CultureInfo.InvariantCulture, out var pid) ? pid : 0)
            .Where(pid => pid > 0 && IsOurs(pid, folder))];

    /// <summary>Ends the server and every process it left, then removes its lock. Committed work stays: it is in the log of the cluster.</summary>
    public static async Task End(ClusterFolder cluster, TimeSpan patience)
    {
        var folder = cluster.Path;
        var file = Read(cluster);
        if (file is not null && IsOurs(file.Pid, folder))
        {
            // SIGINT: roll back and go. SIGTERM would wait until the last session leaves by itself.
            Send([file.Pid], SigInt, folder);
            await Gone(folder, patience);
        }

        await ClearLocks(cluster);
        if (file is not null) SocketFolder.Remove(file.Sockets);
    }

    /// <summary>Ends what a dead server left running and removes its locks; the folder of its socket stays.</summary>
    public static async Task ClearLocks(ClusterFolder cluster)
    {
        var folder = cluster.Path;
        var file = Read(cluster);

        // A backend in the middle of its work does not notice that its server died, and holds the shared memory.
        Send(Ours(folder), SigQuit, folder);
        if (!await Gone(folder, TimeSpan.FromSeconds(2))) Send(Ours(folder), SigKill, folder);
        if (!await Gone(folder, TimeSpan.FromSeconds(5)))
        {
            var pid = Ours(folder).FirstOrDefault().ToString(CultureInfo.InvariantCulture);
            throw new CannotStart($"A PostgreSQL process ({pid}) still holds {folder} and does not end.", $"End it (`kill -9 {pid}`) or restart the machine, then start again.");
        }
        if (Directory.Exists(folder)) File.Delete(cluster.In("postmaster.pid"));
        if (file is { Sockets: not "" } && Directory.Exists(file.Sockets))
            foreach (var left in Directory.EnumerateFiles(file.Sockets, ".s.PGSQL.*"))
                File.Delete(left);
    }

    /// <summary>Clears away the folder of a run that was killed; one that still runs is left alone.</summary>
    public static void ClearAway(string data)
    {
        try
        {
            using var mine = HouseLock.TryTake(data);
            if (mine is null) return;
            var folder = Path.Combine(data, "pg");
            Send(Ours(folder), SigKill, folder);
            if (Read(ClusterFolder.At(folder)) is { } file) SocketFolder.Remove(file.Sockets);
            Directory.Delete(data, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return;                                        // somebody else's, or being made at this moment
        }
    }

    private static void Send(IEnumerable<int> pids, int signal, string folder)
    {
        foreach (var pid in pids.Where(pid => IsOurs(pid, folder))) _ = kill(pid, signal);
    }

    private static async Task<bool> Gone(string folder, TimeSpan patience)
    {
        var since = System.Diagnostics.Stopwatch.StartNew();
        while (Ours(folder).Count > 0)
        {
            if (since.Elapsed > patience) return false;
            await Task.Delay(20);
        }
        return true;
    }

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int kill(int pid, int signal);
}
