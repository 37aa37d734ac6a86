using System.Text.Json;
using OffenesHaus.Web.Tests.Walks;

namespace OffenesHaus.Web.Tests.Portal;

/// <summary>The forms of one matter each, with the answers of their invented people. The long ones have tests of their own.</summary>
internal static class ShortForms
{
    private static readonly string[] Longer = ["apply", "renewal", "change-notice"];

    private static string Folder { get; } = Path.Combine(Programs.Root, "forms");

    public static IReadOnlyList<string> Codes { get; } =
        [.. Directory.EnumerateDirectories(Folder).Select(f => Path.GetFileName(f)).Where(c => !Longer.Contains(c, StringComparer.Ordinal)).Order(StringComparer.Ordinal)];

    public static IEnumerable<string> SamplesOf(string form) =>
        Directory.EnumerateFiles(Path.Combine(Folder, form, "samples"), "*.json").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal);

    /// <summary>Field by field; without a name the first sample.</summary>
    public static IReadOnlyList<(string Name, string? Value)> Sample(string form, string? name = null) =>
        [.. JsonSerializer.Deserialize<Dictionary<string, string[]>>(File.ReadAllText(Path.Combine(Folder, form, "samples", (name ?? SamplesOf(form).First()) + ".json")))!
            .SelectMany(field => field.Value.Select(value => (field.Key, (string?)value)))];

    /// <summary>From the first page to the one that shows everything for checking.</summary>
    public static async Task<PageSeen> FillsIn(this Visitor person, string form, IReadOnlyList<(string Name, string? Value)> answers)
    {
        var page = await person.Open($"/de/anliegen/{form}");
        while (!page.Address.AbsolutePath.EndsWith("/pruefen", StringComparison.Ordinal))
        {
            var here = page.Address.AbsolutePath;
            var asked = page.Document.QuerySelectorAll("[name]").Select(f => f.GetAttribute("name")).ToHashSet(StringComparer.Ordinal);
            page = await person.Submit(page, People.Main, [.. answers.Where(a => asked.Contains(a.Name))]);
            Assert.True(page.Status == System.Net.HttpStatusCode.OK, $"{here}: {page.Part("[role=alert]")}");
        }

        return page;
    }
}
