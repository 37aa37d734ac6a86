using System.Diagnostics;

namespace OffenesHaus.Office.Tests.Platform.Hostile;

/// <summary>A program that a test runs itself to make or to read a file: marked, so that <see cref="ParserWatch"/> does not take it for one that reads a stranger's file.</summary>
internal static class OwnProgram
{
    public const string Mark = "OH_OF_A_TEST=1";

    public static Process Start(string program, params IEnumerable<string> words) => Start(new ProcessStartInfo(program, words));

    public static Process Start(ProcessStartInfo program)
    {
        program.Environment[Mark.Split('=')[0]] = "1";
        return Process.Start(program)!;
    }
}
