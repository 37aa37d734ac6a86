using System.Diagnostics;
using System.Globalization;

namespace OffenesHaus.House.Tests;

/// <summary>The files of the repository as they lie there, without what a build or a run leaves behind.</summary>
internal static class Repository
{
    private static readonly HashSet<string> LeftBehind = new(["bin", "obj", "node_modules", ".git", ".vs", ".idea", "data", "artifacts", "wwwroot", "TestResults"], StringComparer.Ordinal);

    private static readonly HashSet<string> Pictures = new([".png", ".jpg", ".jpeg", ".webp", ".pdf", ".tif", ".tiff", ".woff2", ".ttf", ".gz", ".br", ".ico"], StringComparer.OrdinalIgnoreCase);

    public static string Root { get; } = FindRoot();

    /// <summary>Every file of words or code, by its path from the root.</summary>
    public static IReadOnlyList<Written> Files { get; } =
        [.. Below(new DirectoryInfo(Root)).Where(f => !Pictures.Contains(f.Extension)).Select(f => new Written(Path.GetRelativePath(Root, f.FullName), File.ReadAllText(f.FullName)))];

    public static IEnumerable<Written> Code { get; } = [.. Files.Where(f => f.Path.EndsWith(".cs", StringComparison.Ordinal))];

    /// <summary>Code people wrote: migrations are written by the tool.</summary>
    public static IEnumerable<Written> OwnCode { get; } = [.. Code.Where(f => !f.Path.Contains("/Migrations/", StringComparison.Ordinal))];

    public static IEnumerable<Written> Pages { get; } = [.. Files.Where(f => f.Path.EndsWith(".cshtml", StringComparison.Ordinal))];

    /// <summary>The day of the newest commit (its own time zone); null in a copy without history.</summary>
    public static DateOnly? NewestChange
    {
        get
        {
            using var git = Process.Start(new ProcessStartInfo("git", ["-C", Root, "log", "-1", "--format=%cs"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            return DateOnly.TryParseExact(git.StandardOutput.ReadToEnd().Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
        }
    }

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    private static IEnumerable<FileInfo> Below(DirectoryInfo folder) =>
        folder.EnumerateFiles().Where(f => f.LinkTarget is null && f.Name != ".git")
            .Concat(folder.EnumerateDirectories().Where(d => d.LinkTarget is null && !LeftBehind.Contains(d.Name)).SelectMany(Below));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "OffenesHaus.slnx")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("No folder above the tests holds OffenesHaus.slnx.");
    }
}

/// <summary>One file and what stands in it.</summary>
internal sealed record Written(string Path, string Text)
{
    public string[] Lines => Text.Split('\n');
}
