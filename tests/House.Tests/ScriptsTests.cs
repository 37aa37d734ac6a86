using System.Text.RegularExpressions;

namespace OffenesHaus.House.Tests;

/// <summary>The few scripts of the house write to no object under a name that came from outside: nothing anybody sends can reach the prototype of all objects.</summary>
public sealed partial class ScriptsTests
{
    [Fact]
    public void No_script_writes_under_a_name_from_outside()
    {
        var scripts = Repository.Files.Where(f => f.Path.StartsWith("src/", StringComparison.Ordinal) && Path.GetExtension(f.Path) is ".js" or ".mjs").ToList();

        Assert.InRange(scripts.Count, 5, 100);
        Assert.Empty(scripts.SelectMany(f => f.Lines.Where(l => Named().IsMatch(l)).Select(l => $"{f.Path}: {l.Trim()}")));
    }

    [Theory]
    [InlineData("held[name] = value;")]
    [InlineData("deep(a)[b] += 1")]
    [InlineData("all[x][y] ??= {}")]
    [InlineData("Object.assign(held, JSON.parse(text))")]
    [InlineData("a.__proto__.b = 1")]
    [InlineData("Object.setPrototypeOf(a, b)")]
    public void Each_way_to_do_so_is_noticed(string line) => Assert.Matches(Named(), line);

    [Theory]
    [InlineData("let [at, last] = [1, 2];")]
    [InlineData("if (parts[1] === 'a') return list[0];")]
    public void What_only_reads_is_none_of_them(string line) => Assert.DoesNotMatch(Named(), line);

    [GeneratedRegex(@"[\w$)\]]\[[^\]]*\]\s*[-+*/|&?]{0,2}=(?![=>])|Object\.(?:assign|defineProperty|defineProperties|setPrototypeOf)|__proto__|\.prototype\b", RegexOptions.None, 1000)]
    private static partial Regex Named();
}
