using System.Diagnostics;

namespace OffenesHaus.Web.Tests.Walks;

/// <summary>Programs and places the walks need. What is missing fails with a sentence: nothing is skipped in silence.</summary>
internal static class Programs
{
    public static string Root { get; } = FindRoot();

    /// <summary>Where walks leave what can be looked at afterwards.</summary>
    public static string Artifacts(string folder) => Directory.CreateDirectory(Path.Combine(Root, "artifacts", "walks", folder)).FullName;

    public static string Find(string program, string wayOut) =>
        Sought(program) ?? throw new FileNotFoundException($"This test needs the program {program}, which is not in PATH. {wayOut}");

    public static string? Sought(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(p => Path.Combine(p, program)).FirstOrDefault(File.Exists);

    /// <summary>What the checker of HTML says against these files; empty when they are valid.</summary>
    public static async Task<IReadOnlyList<string>> ComplaintsAboutHtml(IEnumerable<string> files)
    {
        var checker = Path.Combine(Root, "node_modules", "vnu-jar", "build", "dist", "vnu.jar");
        Assert.True(File.Exists(checker), $"The checker of HTML is missing: {checker}. Run ./oh test once, or npm ci.");
        var java = Find("java", "Install it: apt-get install default-jre-headless");

        using var run = Process.Start(new ProcessStartInfo(java, ["-Xss1m", "-jar", checker, "--errors-only", "--format", "gnu", .. files]) { RedirectStandardError = true })!;
        var complaints = (await run.StandardError.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await run.WaitForExitAsync();
        Assert.Equal(complaints.Length == 0, run.ExitCode == 0);
        return [.. complaints.Select(c => c[(c.LastIndexOf("walks/", StringComparison.Ordinal) is var at and > 0 ? at : 0)..])];
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "OffenesHaus.slnx")))
                return folder.FullName;
        throw new DirectoryNotFoundException("OffenesHaus.slnx lies in no folder above the tests.");
    }
}
