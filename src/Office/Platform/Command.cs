using System.Diagnostics;

namespace OffenesHaus.Platform;

/// <summary>Runs a program of the operating system to its end and keeps what it said.</summary>
internal static class Command
{
    internal sealed record Ended(int Code, string Said)
    {
        public bool Well => Code == 0;
    }

    public static async Task<Ended> Run(IEnumerable<string> words, string? typed, CancellationToken stop)
    {
        using var process = Process.Start(Plan(words)) ?? throw new InvalidOperationException("The program did not start.");
        try
        {
            var said = process.StandardOutput.ReadToEndAsync(stop);
            var complained = process.StandardError.ReadToEndAsync(stop);
            await process.StandardInput.WriteAsync((typed ?? "").AsMemory(), stop);
            process.StandardInput.Close();
            await process.WaitForExitAsync(stop);
            return new Ended(process.ExitCode, await said + await complained);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    public static Task<Ended> Run(IEnumerable<string> words, CancellationToken stop) => Run(words, typed: null, stop);

    private static ProcessStartInfo Plan(IEnumerable<string> words)
    {
        var list = words.ToList();
        var plan = new ProcessStartInfo(list[0], list.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        Cleanse(plan);
        return plan;
    }

    /// <summary>PG* variables of the operator's shell would steer our cluster, and a locale that is not installed stops initdb.</summary>
    public static void Cleanse(ProcessStartInfo plan)
    {
        foreach (var name in plan.Environment.Keys.Where(n => n.StartsWith("PG", StringComparison.Ordinal) || n.StartsWith("LC_", StringComparison.Ordinal)).ToList())
            plan.Environment.Remove(name);
        plan.Environment["LANG"] = "C.UTF-8";
        plan.Environment["LC_ALL"] = "C.UTF-8";
    }
}
