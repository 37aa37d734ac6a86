using OffenesHaus.Law.Tables;

namespace OffenesHaus.Law.Tests;

/// <summary>A table of worked cases beside the tests.</summary>
internal static class CaseFile
{
    public static string Text(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Cases", name));

    /// <summary>Records without the header.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Records(string text)
    {
        var records = new List<IReadOnlyList<string>>();
        using var reader = new StringReader(text);
        records.AddRange(Csv.Read(reader));
        return records[1..];
    }
}
