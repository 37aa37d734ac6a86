using System.Diagnostics;

namespace OffenesHaus.Platform;

/// <summary>The running server process; if it dies while the house lives, it is started again at the same socket.</summary>
internal sealed class PostgresServer : IAsyncDisposable
{
    internal sealed record Plan
    {
        public required PostgresPlace Place { get; init; }
        public required PostgresPrograms Programs { get; init; }
        public required PostgresAccount Account { get; init; }
        public required ClusterFolder Cluster { get; init; }
        public required Action<string> Say { get; init; }
    }

    private const int MostFailures = 5;
    private const long LongestLog = 20 * 1024 * 1024;
    private static readonly TimeSpan LongestRecovery = TimeSpan.FromMinutes(5);

    private readonly CancellationTokenSource leaving = new();
    private readonly Task watch;

    private PostgresServer(Plan plan, int pid) => watch = Watch(plan, pid, leaving.Token);

    public static async Task<PostgresServer> Launch(Plan plan, CancellationToken stop) => new(plan, await Begin(plan, stop));

    public static PostgresServer TakeOver(Plan plan, int pid) => new(plan, pid);

    public void Abandon() => leaving.Cancel();

    public async ValueTask DisposeAsync()
    {
        await leaving.CancelAsync();
        await watch;
        leaving.Dispose();
    }

    private static async Task<int> Begin(Plan plan, CancellationToken stop)
    {
        var log = new FileInfo(plan.Place.Log);
        if (log.Exists && log.Length > LongestLog) log.MoveTo(log.FullName + ".1", overwrite: true);
        var before = File.Exists(log.FullName) ? new FileInfo(log.FullName).Length : 0;

        // A session of its own: Ctrl+C on the terminal must reach the house, and the database only through it.
        var start = new ProcessStartInfo("sh", ["-c", "exec setsid \"$@\" >>\"$0\" 2>&1 </dev/null", log.FullName, .. plan.Account.Run(plan.Programs.Server, "-D", plan.Cluster.Path)])
        {
            WorkingDirectory = "/",
        };
        Command.Cleanse(start);
        using var process = Process.Start(start) ?? throw new CannotStart("The shell could not be started.", "Install Debian's package dash.");
        var since = Stopwatch.StartNew();
        for (var said = false; ; await Task.Delay(20, stop))
        {
            if (PostgresRemains.Read(plan.Cluster) is { IsReady: true } ready && PostgresRemains.IsOurs(ready.Pid, plan.Cluster.Path)) return ready.Pid;
            if (process.HasExited) throw PostgresTrouble.From(await Tail(log.FullName, before, stop), plan.Place);
            if (since.Elapsed > LongestRecovery) throw new CannotStart("The database has been recovering for 5 minutes and is not ready.", $"Its log says how far it is: {log.FullName}");
            if (said || since.Elapsed < TimeSpan.FromSeconds(5)) continue;
            plan.Say("The database is recovering what a killed one had not finished. This can take minutes.");
            said = true;
        }
    }

    private static async Task<string> Tail(string log, long from, CancellationToken stop)
    {
        await using var file = new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        file.Seek(from, SeekOrigin.Begin);
        using var text = new StreamReader(file);
        return await text.ReadToEndAsync(stop);
    }

    private static async Task Watch(Plan plan, int pid, CancellationToken stop)
    {
        for (var failures = 0; failures < MostFailures;)
        {
            try
            {
                while (PostgresRemains.IsOurs(pid, plan.Cluster.Path)) await Task.Delay(250, stop);
                plan.Say("The database ended without being asked to. Starting it again.");
                await PostgresRemains.ClearLocks(plan.Cluster);
                pid = await Begin(plan, stop);
                failures = 0;
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (CannotStart e)
            {
                plan.Say(e.Message);
                failures++;
                await Task.Delay(TimeSpan.FromSeconds(failures), CancellationToken.None);
            }
        }
        plan.Say("The database could not be started again. Restart the house; the log of the database says why.");
    }
}
