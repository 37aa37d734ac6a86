using System.Globalization;

namespace OffenesHaus.Office.Tests.Platform.Hostile;

/// <summary>
/// Looks from outside, by the kernel's own books, at every program that reads a stranger's file while it runs below one process: has it a network, rights, files to write to, more memory than it may?
/// What the sandbox says of itself counts for nothing here.
/// </summary>
internal sealed class ParserWatch : IAsyncDisposable
{
    private static readonly string[] Parsers = ["pdfinfo", "pdftoppm", "vips", "vipsheader"];
    private readonly CancellationTokenSource ended = new();
    private readonly HashSet<int> seen = [];
    private readonly SortedSet<string> harms = new(StringComparer.Ordinal);
    private readonly int root;
    private readonly string ourNetwork;
    private readonly Task looking;

    public ParserWatch(int process)
    {
        (root, ourNetwork) = (process, Link(process, "ns/net")!);
        looking = Task.Run(Look);
    }

    /// <summary>How many of them were looked at.</summary>
    public int Seen => seen.Count;

    /// <summary>The most address space one of them ever had, in bytes, as far as it was seen.</summary>
    public long Peak { get; private set; }

    /// <summary>What no such program may have or do, in words.</summary>
    public IReadOnlyCollection<string> Harms => harms;

    /// <summary>Those that run and do not end within half a minute: a test beside may just be reading a file of its own.</summary>
    public async Task<IReadOnlyList<int>> Left()
    {
        List<int> left = [.. Below(root).Where(Reads)];
        for (var tries = 0; tries < 300 && left.Count > 0; tries++, await Task.Delay(100))
            left.RemoveAll(p => !Reads(p));
        return left;
    }

    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        await looking;
        ended.Dispose();
    }

    private async Task Look()
    {
        while (!ended.IsCancellationRequested)
        {
            foreach (var process in Below(root))
                if (Reads(process) && Name(process) is { } name)
                    Judge(process, name);
            await Task.Delay(5, CancellationToken.None);
        }
    }

    // A test that runs beside makes its pictures with the same programs. The sandbox hands no such mark on.
    // Trap: a program that just begins has its name a moment before its words and its mark.
    private static bool Reads(int process) => Array.IndexOf(Parsers, Name(process)) >= 0 && Read(process, "cmdline") is { Length: > 0 }
        && Read(process, "environ")?.Contains(OwnProgram.Mark, StringComparison.Ordinal) != true;

    private void Judge(int process, string name)
    {
        if (Status(process) is not { Count: > 10 } status || Link(process, "ns/net") is not { } network || Read(process, "mountinfo") is not { Length: > 0 } mounts || !Reads(process))
            return;
        seen.Add(process);
        Peak = Math.Max(Peak, Kilobytes(status, "VmPeak") * 1024);
        Check(network != ourNetwork, $"{name} has our network");
        Check(Read(process, "net/dev")?.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2).All(l => l.TrimStart().StartsWith("lo:", StringComparison.Ordinal)) ?? true, $"{name} has a way out");
        Check(status["NoNewPrivs"] == "1" && status["CapEff"].Trim('0').Length == 0 && status["CapPrm"].Trim('0').Length == 0, $"{name} has rights");
        Check(status["Seccomp"] == "2" || System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture != System.Runtime.InteropServices.Architecture.X64, $"{name} may call everything of the kernel");
        Check(!status["Uid"].Split('\t').Contains("0"), $"{name} is root");
        Check(Kilobytes(status, "VmPeak") * 1024 <= 512L * 1024 * 1024, $"{name} took more memory than it may");
        // What it can write to lies in memory and goes with it: its own /tmp and /dev.
        foreach (var mount in mounts.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(m => m.Split(' ')))
            Check(mount[5].Split(',')[0] == "ro" || mount.Contains("tmpfs") || mount[4].StartsWith("/dev", StringComparison.Ordinal), $"{name} can write to {mount[4]}");
    }

    private void Check(bool holds, string harm)
    {
        if (!holds)
            harms.Add(harm);
    }

    private static IEnumerable<int> Below(int process)
    {
        var found = new Queue<int>([process]);
        while (found.TryDequeue(out var parent))
            foreach (var child in Children(parent))
            {
                yield return child;
                found.Enqueue(child);
            }
    }

    private static IEnumerable<int> Children(int process)
    {
        string[] tasks;
        try
        {
            tasks = Directory.GetDirectories($"/proc/{process}/task");
        }
        catch (IOException)
        {
            yield break;
        }

        foreach (var task in tasks)
            foreach (var child in (Try(() => File.ReadAllText(task + "/children")) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
                yield return int.Parse(child, CultureInfo.InvariantCulture);
    }

    private static string? Name(int process) => Read(process, "comm")?.Trim();

    private static Dictionary<string, string>? Status(int process) =>
        Read(process, "status")?.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(':', 2)).ToDictionary(l => l[0], l => l[1].Trim(), StringComparer.Ordinal);

    private static long Kilobytes(Dictionary<string, string> status, string what) => status.TryGetValue(what, out var size) ? long.Parse(size.Split(' ')[0], CultureInfo.InvariantCulture) : 0;

    private static string? Read(int process, string file) => Try(() => File.ReadAllText($"/proc/{process}/{file}"));

    private static string? Link(int process, string link) => Try(() => File.ResolveLinkTarget($"/proc/{process}/{link}", false)?.Name);

    private static string? Try(Func<string?> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
