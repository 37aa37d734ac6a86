using System.Diagnostics;

namespace OffenesHaus.House.Tests;

/// <summary>A planted fault proves something only while it can still be planted. (`./oh bench faults` plants them and demands that a test finds each.)</summary>
public sealed class FaultsTests
{
    private const string CaughtBy = "Caught by: ";

    private static readonly IReadOnlyList<Written> Faults = [.. Repository.Files.Where(f => f.Path.StartsWith("tests/Faults/", StringComparison.Ordinal) && f.Path.EndsWith(".patch", StringComparison.Ordinal))];

    public static TheoryData<string> Names => [.. Faults.Select(f => Path.GetFileNameWithoutExtension(f.Path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_fault_can_still_be_planted_and_names_the_test_that_catches_it(string name)
    {
        var fault = Faults.Single(f => f.Path == $"tests/Faults/{name}.patch");

        Assert.Equal("", Complaint(fault.Text));
        Assert.StartsWith(CaughtBy, fault.Lines[0], StringComparison.Ordinal);
        var test = fault.Lines[0][CaughtBy.Length..];
        Assert.Contains(Repository.Code, f => f.Path.StartsWith("tests/Web.Tests/", StringComparison.Ordinal) && (f.Text.Contains($"public sealed class {test}(", StringComparison.Ordinal) || f.Text.Contains($"public sealed partial class {test}(", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_fault_that_was_made_for_other_sources_is_noticed() =>
        Assert.Contains("does not apply", Complaint(Faults[0].Text.Replace("\n- ", "\n-once ", StringComparison.Ordinal)), StringComparison.Ordinal);

    // Asked beside the repository, over copies of the files it changes: git would look for more than is asked.
    private static string Complaint(string patch)
    {
        var folder = Directory.CreateTempSubdirectory("oh-fault-").FullName;
        try
        {
            foreach (var path in patch.Split('\n').Where(l => l.StartsWith("--- a/", StringComparison.Ordinal)).Select(l => l["--- a/".Length..].TrimEnd()))
            {
                var copy = Path.Combine(folder, path);
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(Path.Combine(Repository.Root, path), copy);
            }

            using var git = Process.Start(new ProcessStartInfo("git", ["apply", "--check", "-"]) { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardError = true })!;
            git.StandardInput.Write(patch);
            git.StandardInput.Close();
            var said = git.StandardError.ReadToEnd();
            git.WaitForExit();
            return git.ExitCode == 0 ? "" : said;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
