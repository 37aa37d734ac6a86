using System.Diagnostics;
using System.Globalization;

namespace OffenesHaus.Platform;

/// <summary>The command line of the sandbox, outermost first: filter, unprivileged user, bubblewrap, limits, program.</summary>
internal static class SandboxCommand
{
    private const string Bin = "/usr/bin/";
    private const string Scratch = "67108864"; // bytes of the program's own /tmp, in memory
    private static readonly string[] Needed = ["bwrap", "prlimit", "sh", "setpriv"];

    internal static string? MissingProgram(string program) => Array.Find([.. Needed, program], p => !File.Exists(Bin + p) && !File.Exists("/bin/" + p));

    internal static ProcessStartInfo For(string program, string[] words, SystemCallFilter filter)
    {
        var command = new ProcessStartInfo("/bin/sh")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = "/",
        };
        command.Environment.Clear();
        foreach (var word in (string[])[.. Filtered(filter), .. Unprivileged(), .. Walls(), .. Limits(), Bin + program, .. words])
            command.ArgumentList.Add(word);
        return command;
    }

    // .NET hands no open files to a child; a shell can. The words are arguments, never parsed by it.
    private static string[] Filtered(SystemCallFilter filter) =>
        filter.Path is { } path ? ["-c", "exec \"$@\" 9<\"$0\"", path] : ["-c", "exec \"$@\"", "sh"];

    // If the house runs as root, the programs in the sandbox don't.
    private static string[] Unprivileged() => Environment.IsPrivilegedProcess
        ? [Bin + "setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--no-new-privs", "--"]
        : [];

    private static string[] Walls() =>
    [
        Bin + "bwrap", "--unshare-all", "--die-with-parent", "--new-session", "--cap-drop", "ALL",
        .. HasFilter ? (string[])["--seccomp", "9"] : [],
        "--ro-bind", "/usr", "/usr", "--symlink", "usr/lib", "/lib", "--symlink", "usr/lib64", "/lib64", "--symlink", "usr/bin", "/bin",
        "--ro-bind-try", "/etc/fonts", "/etc/fonts", "--ro-bind-try", "/etc/alternatives", "/etc/alternatives",
        "--ro-bind-try", "/var/cache/fontconfig", "/var/cache/fontconfig",
        "--size", Scratch, "--tmpfs", "/tmp", "--dev", "/dev", "--remount-ro", "/", "--chdir", "/tmp",
        "--clearenv", "--setenv", "PATH", "/usr/bin", "--setenv", "HOME", "/tmp", "--setenv", "LC_ALL", "C.UTF-8",
        // vips: one thread, no readers that its authors call untrusted; the C library: few arenas, or address space runs out.
        "--setenv", "VIPS_CONCURRENCY", "1", "--setenv", "VIPS_BLOCK_UNTRUSTED", "1", "--setenv", "MALLOC_ARENA_MAX", "2", "--setenv", "OMP_NUM_THREADS", "1",
        "--",
    ];

    private static bool HasFilter => SystemCallFilter.KnownHere;

    private static string[] Limits() =>
    [
        Bin + "prlimit", string.Create(CultureInfo.InvariantCulture, $"--as={Sandbox.Memory}"),
        string.Create(CultureInfo.InvariantCulture, $"--cpu={Sandbox.Longest.TotalSeconds}"),
        "--core=0", "--nofile=64", "--nproc=64", $"--fsize={Scratch}", "--",
    ];
}
