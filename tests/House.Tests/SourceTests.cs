using System.Text.RegularExpressions;

namespace OffenesHaus.House.Tests;

public sealed partial class SourceTests
{
    private const int Most = 300;

    [Fact]
    public void No_file_of_code_grows_to_three_hundred_lines() => Assert.Empty(Repository.OwnCode.Concat(Repository.Pages).SelectMany(TooLong));

    [Fact]
    public void Nothing_is_left_to_do_folded_away_switched_off_or_commented_out() =>
        Assert.Empty(Repository.OwnCode.Concat(Repository.Pages).SelectMany(Leftovers));

    [Fact]
    public void No_word_of_the_repository_names_a_machine_or_a_package_host() => Assert.Empty(Repository.Files.SelectMany(Machines));

    [Fact]
    public void The_first_page_is_read_in_a_minute() => Assert.InRange(Repository.Read("README.md").TrimEnd().Split('\n').Length, 10, 60);

    [Fact]
    public void Each_of_these_is_noticed()
    {
        Assert.Single(TooLong(new("a.cs", string.Join('\n', Enumerable.Repeat("x", Most)))));
        Assert.Equal(5, Leftovers(new("a.cs", "// TO" + "DO later\n#reg" + "ion Old\n#i" + "f DEBUG\n    // var old = 1;\n// if (x) {\n// A sentence.\n/// <summary>One; two.</summary>\n")).Count());
        Assert.Single(Leftovers(new("a.cshtml", "@" + "* <p>old</p> *@\n@* a reason *@\n")));
        Assert.Equal(3, Machines(new("a.md", "see /ro" + "ot/key\nhttps://regis" + "try.example.org/x\nhttps://api.nu" + "get.org/v3\nhttps://example.org\n")).Count());
    }

    private static IEnumerable<string> TooLong(Written file) =>
        file.Lines.Length >= Most ? [$"{file.Path}: {file.Lines.Length} lines"] : [];

    private static IEnumerable<string> Leftovers(Written file) => Found(file, Leftover());

    private static IEnumerable<string> Machines(Written file) => Found(file, Machine());

    private static IEnumerable<string> Found(Written file, Regex sought) =>
        file.Lines.Select((line, i) => (line, i)).Where(l => sought.IsMatch(l.line)).Select(l => $"{file.Path}:{l.i + 1}: {l.line.Trim()}");

    [GeneratedRegex(@"\b(TOD[O]|FIXM[E]|HAC[K]|XX[X])\b|^\s*#(region|if|elif)\b|^\s*//(?!/).*[;{}]\s*$|@\*.*<[a-z]", RegexOptions.ExplicitCapture)]
    private static partial Regex Leftover();

    [GeneratedRegex(@"(?<![\w}.])/(work/|root/|home/(?!native))\w|https?://[\w.-]*\b(registry|artifactory|nexus|mirror|nuget|npmjs)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Machine();
}
