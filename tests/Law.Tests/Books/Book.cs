using System.Runtime.CompilerServices;

namespace OffenesHaus.Law.Tests.Books;

/// <summary>
/// A long text of answers, written down once and read by people: every later change of a day, a word or a citation shows as a difference.
/// <c>OH_WRITE_BOOKS=1</c> writes it anew; whoever does that reads the difference before committing it.
/// </summary>
internal static class Book
{
    public static void Compare(string name, IEnumerable<string> lines, [CallerFilePath] string here = "")
    {
        var text = string.Join('\n', lines) + "\n";
        var file = Path.Combine(Path.GetDirectoryName(here)!, "..", "Cases", name);
        if (Environment.GetEnvironmentVariable("OH_WRITE_BOOKS") == "1")
        {
            File.WriteAllText(file, text);
            return;
        }

        var (said, written) = (text.Split('\n'), CaseFile.Text(name).ReplaceLineEndings("\n").Split('\n'));
        for (var i = 0; i < Math.Min(said.Length, written.Length); i++)
        {
            if (said[i] != written[i])
                Assert.Fail($"{name}, line {i + 1}:\n{written[i]}\nis now\n{said[i]}");
        }

        Assert.Equal(written.Length, said.Length);
    }
}
