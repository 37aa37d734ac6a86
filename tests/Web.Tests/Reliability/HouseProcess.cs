using System.Diagnostics;

namespace OffenesHaus.Web.Tests.Reliability;

/// <summary>The house as a process of its own, made to be killed: as by hand, or at the N-th write, sync, rename or send from now on.</summary>
internal sealed class HouseProcess : IAsyncDisposable
{
    /// <summary>Every call by which something of the house leaves its memory: to the disk, to the database, to the person.</summary>
    private const string Calls = "write,writev,pwrite64,pwritev,fsync,fdatasync,?rename,renameat2,?link,linkat,?unlink,unlinkat,sendto,sendmsg";
    private const string Strace = "/usr/bin/strace";

    private readonly Process process;
    private readonly string log;
    private Task<string> said = Task.FromResult("");

    private HouseProcess(Process process, Uri address, string log) => (this.process, Address, this.log) = (process, address, log);

    public static bool CanBeTraced => File.Exists(Strace);

    public Uri Address { get; }

    /// <summary>The files and folders it can write to through what it holds open now.</summary>
    public IReadOnlyList<string> WritesTo() =>
        [.. Directory.GetFiles($"/proc/{process.Id}/fd").Where(IsForWriting).Select(d => File.ResolveLinkTarget(d, returnFinalTarget: false)?.FullName).OfType<string>().Where(f => File.Exists(f) && !Own.Contains(f, StringComparer.Ordinal))];

    /// <param name="database">The owner's connection string.</param>
    /// <param name="data">The data folder.</param>
    /// <param name="jobs">Whether it works through the outbox.</param>
    /// <param name="settings">More settings of the section <c>OffenesHaus</c>.</param>
    public static async Task<HouseProcess> Start(string database, string data, bool jobs = false, params (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "OffenesHaus.Web.dll")]) { RedirectStandardOutput = true };
        foreach (var (name, value) in ((string Name, string Value)[])[("Database", database), ("Data", data), ("Urls", "http://127.0.0.1:0"), ("Demonstration", "false"), ("Jobs", jobs ? "true" : "false"), .. settings])
            start.Environment["OffenesHaus__" + name] = value;
        // strace counts calls per thread: with one worker, its count is the count of the whole house.
        start.Environment["DOTNET_ThreadPool_ForceMinWorkerThreads"] = start.Environment["DOTNET_ThreadPool_ForceMaxWorkerThreads"] = "1";

        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
            if (line.IndexOf("http://", StringComparison.Ordinal) is > 0 and var at)
            {
                return new(process, new Uri(line[at..]), Path.GetTempFileName()) { said = process.StandardOutput.ReadToEndAsync() };
            }
        throw new InvalidOperationException("The house did not open.");
    }

    /// <summary>From now on the house dies as it begins its <paramref name="call"/>-th call of any one kind: strace counts each kind by itself, and each thread. Returns the tracer, which ends with the house.</summary>
    public Task<Process> DieAt(int call, string calls = Calls) => Trace(calls, "-e", $"inject={calls}:signal=SIGKILL:when={call}");

    /// <summary>From now on the house dies as it begins this call.</summary>
    public Task<Process> DieAt(TracedCall call) => Trace(Calls, "-e", $"inject={call.Name}:signal=SIGKILL:when={call.Nth}");

    /// <summary>From now on what the house does is written down, and it lives.</summary>
    public Task<Process> Watch() => Trace(Calls);

    private async Task<Process> Trace(string calls, params string[] inject)
    {
        var tracer = Process.Start(new ProcessStartInfo(Strace, ["-f", "-p", $"{process.Id}", "-o", log, "-e", $"trace={calls}", .. inject]) { RedirectStandardError = true })!;
        while (await tracer.StandardError.ReadLineAsync() is { } line && !line.Contains("attached", StringComparison.Ordinal))
        {
        }
        _ = tracer.StandardError.ReadToEndAsync();
        return tracer;
    }

    /// <summary>Kills it, if it still lives. The last call that was begun, as strace names it; null when it was not traced.</summary>
    public async Task<string?> Kill()
    {
        process.Kill();
        await process.WaitForExitAsync();
        var last = File.ReadLines(log).LastOrDefault(l => l.Contains('(', StringComparison.Ordinal) && !l.Contains("+++", StringComparison.Ordinal));
        return last?.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1].Split('(')[0];
    }

    /// <summary>What its busiest thread was traced doing so far, in order.</summary>
    public IReadOnlyList<TracedCall> Traced()
    {
        var threads = File.ReadLines(log).Where(l => l.Contains('(', StringComparison.Ordinal) && !l.Contains("+++", StringComparison.Ordinal) && !l.Contains(" resumed>", StringComparison.Ordinal))
            .Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToLookup(w => w[0], w => w[1].Split('(')[0], StringComparer.Ordinal);
        Dictionary<string, int> made = new(StringComparer.Ordinal);
        return [.. threads.MaxBy(t => t.Count())?.Select(name => new TracedCall(name, made[name] = made.GetValueOrDefault(name) + 1)) ?? []];
    }

    /// <summary>Everything it said since its doors opened; it must have ended.</summary>
    public Task<string> Said() => said;

    // What whoever started the tests made of their output and the house got from them.
    private static IEnumerable<string> Own => ((string[])["1", "2"]).Select(d => File.ResolveLinkTarget("/proc/self/fd/" + d, returnFinalTarget: false)?.FullName).OfType<string>();

    // The last octal digit of its flags: 0 reads. (proc_pid_fdinfo(5))
    private static bool IsForWriting(string descriptor) =>
        File.Exists(descriptor.Replace("/fd/", "/fdinfo/", StringComparison.Ordinal)) && !File.ReadLines(descriptor.Replace("/fd/", "/fdinfo/", StringComparison.Ordinal)).First(l => l.StartsWith("flags:", StringComparison.Ordinal)).EndsWith('0');

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            await Kill();
        process.Dispose();
        File.Delete(log);
    }
}

/// <summary>A call into the system by its name, and which one of that name it was in its thread.</summary>
internal sealed record TracedCall(string Name, int Nth);
