using System.Globalization;
using OffenesHaus.Insight.Processing;

namespace OffenesHaus.House.Tests;

/// <summary>The measures that the record of processing names are those the house describes: no section of the safeguards and no chapter of ASVS is left out, and nothing is named that is gone.</summary>
public sealed class MeasuresTests
{
    private static readonly IReadOnlyList<Measure> All = Measures.Read(Path.Combine(Repository.Root, "privacy", "measures.json")).All;

    private static readonly IReadOnlyList<string> Sections = [.. Repository.Read("docs/safeguards.md").Split('\n').Where(l => l.StartsWith("## ", StringComparison.Ordinal)).Select(l => l[3..])];

    private static readonly IReadOnlyList<int> Chapters =
        [.. AsvsRow.All(Repository.Read("docs/asvs.csv")).Select(r => int.Parse(r.Id.Split('.')[0], CultureInfo.InvariantCulture)).Distinct().Order()];

    [Fact]
    public void Every_section_and_chapter_belongs_to_a_measure_and_every_measure_to_a_page() => Assert.Empty(Trouble(All, Sections, Chapters));

    [Fact]
    public void A_section_a_chapter_or_a_page_that_does_not_fit_is_noticed()
    {
        Assert.Single(Trouble(All, [.. Sections, "Smoke"], Chapters), "no measure for Smoke");
        Assert.Single(Trouble(All, Sections, [.. Chapters, 18]), "no measure for V18");
        Assert.Equal(2, Trouble([.. All, All[0] with { Doc = "gone.md", Parts = ["Gone"] }], Sections, Chapters).Count());
    }

    private static IEnumerable<string> Trouble(IReadOnlyList<Measure> measures, IReadOnlyList<string> sections, IReadOnlyList<int> chapters) =>
    [
        .. sections.Except(measures.SelectMany(m => m.Parts), StringComparer.Ordinal).Select(s => $"no measure for {s}"),
        .. measures.SelectMany(m => m.Parts).Except(sections, StringComparer.Ordinal).Select(s => $"no section {s}"),
        .. chapters.Except(measures.SelectMany(m => m.Asvs)).Select(c => $"no measure for V{c}"),
        .. measures.SelectMany(m => m.Asvs).Except(chapters).Select(c => $"no chapter V{c}"),
        .. measures.Where(m => !File.Exists(Path.Combine(Repository.Root, "docs", m.Doc))).Select(m => $"no page {m.Doc}"),
    ];
}
