namespace OffenesHaus.Web.Tests.Walks;

/// <summary>Programs and places the walks need. What is missing fails with a sentence: nothing is skipped in silence.</summary>
internal static class Programs
{
    public static string Root { get; } = FindRoot();

    /// <summary>Where walks leave what can be looked at afterwards.</summary>
    public static string Artifacts(string folder) => Directory.CreateDirectory(Path.Combine(Root, "artifacts", "walks", folder)).FullName;

    public static string Find(string program, string wayOut) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(p => Path.Combine(p, program)).FirstOrDefault(File.Exists)
            ?? throw new FileNotFoundException($"This test needs the program {program}, which is not in PATH. {wayOut}");

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "OffenesHaus.slnx")))
                return folder.FullName;
        throw new DirectoryNotFoundException("OffenesHaus.slnx lies in no folder above the tests.");
    }
}
